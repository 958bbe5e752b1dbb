using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>
/// The end of the pipeline: creates the object, binds the arguments, calls the method and keeps its result. Reflection is used once per
/// function; the worker uses generated code.
/// </summary>
internal sealed class FunctionCall
{
    private readonly ConstructorInvoker? _constructor;
    private readonly Type[] _services = [];
    private readonly MethodInvoker _method;
    private readonly ParameterInfo[] _parameters;

    /// <exception cref="LocalHostException">The class does not have exactly one public constructor.</exception>
    public FunctionCall(MethodInfo method)
    {
        _method = MethodInvoker.Create(method);
        _parameters = method.GetParameters();
        if (!method.IsStatic)
        {
            var type = method.ReflectedType!;
            var constructor = type.GetConstructors() is [var only] ? only : throw new LocalHostException($"{type.Name} must have exactly one public constructor.");
            _constructor = ConstructorInvoker.Create(constructor);
            _services = [.. constructor.GetParameters().Select(parameter => parameter.ParameterType)];
        }
    }

    public static Task RunAsync(FunctionContext context) => ((LocalFunctionContext)context).Function.Call.RunAsync((LocalFunctionContext)context);

    private async Task RunAsync(LocalFunctionContext context)
    {
        var instance = _constructor?.Invoke(Array.ConvertAll<Type, object?>(_services, context.InstanceServices.GetRequiredService));
        var returned = _method.Invoke(instance, Array.ConvertAll(_parameters, parameter => Arguments.Bind(parameter, context)));
        context.Result = returned switch
        {
            Task<IResult> answer => await answer,
            Task other => await ResultAsync(other),
            _ => returned,
        };
    }

    private static async Task<object?> ResultAsync(Task task)
    {
        await task;
        return task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
    }
}
