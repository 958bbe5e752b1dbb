using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>Finds functions by their attributes, and rejects those that LocalHost could not call.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<FunctionEntry> Find(IEnumerable<Type> types)
    {
        var functions = types
            .Where(type => type is { IsClass: true, ContainsGenericParameters: false })
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(method => Read(method.GetCustomAttribute<FunctionAttribute>()!.Name, method))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToArray();

        var repeated = functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? functions : throw new LocalHostException($"More than one function has the name {repeated.Key}.");
    }

    private static FunctionEntry Read(string name, MethodInfo method)
    {
        var trigger = TriggerReader.Read(name, method);
        RejectUnsupportedResult(name, method, trigger);

        foreach (var parameter in method.GetParameters().Where(parameter => !Arguments.CanBind(parameter, trigger)))
        {
            throw new LocalHostException($"Parameter {parameter.Name} of function {name} has the type {parameter.ParameterType.Name}, which LocalHost cannot bind.");
        }

        return new FunctionEntry(name, method, trigger);
    }

    private static void RejectUnsupportedResult(string name, MethodInfo method, Trigger trigger)
    {
        var type = method.ReturnType;
        var result = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GenericTypeArguments[0] : type;
        var isNothing = result == typeof(void) || result == typeof(Task);

        if (!isNothing && !(trigger is HttpTrigger && result.IsAssignableTo(typeof(IResult))))
        {
            throw new LocalHostException($"Function {name} returns {result.Name}; LocalHost serves IResult for HTTP, and nothing for the other triggers.");
        }
    }
}
