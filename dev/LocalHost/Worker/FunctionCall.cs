using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>
/// The end of the pipeline: makes the object, binds the arguments, calls the method, keeps what it returns. What reflection says of a
/// function is asked once; the real worker has it generated.
/// </summary>
internal sealed class FunctionCall
{
    private readonly ConstructorInvoker? _constructor;
    private readonly Type[] _services = [];
    private readonly MethodInvoker _method;
    private readonly ParameterInfo[] _parameters;

    /// <exception cref="LocalHostException">It cannot be said how the object is made.</exception>
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
