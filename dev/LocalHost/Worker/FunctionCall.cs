using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>The end of the pipeline: makes the object, binds the arguments, calls the method, keeps what it returns.</summary>
internal static class FunctionCall
{
    public static async Task RunAsync(FunctionContext functionContext)
    {
        var context = (LocalFunctionContext)functionContext;
        var (type, method) = (context.Function.Type, context.Function.Method);

        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, type);
        var arguments = method.GetParameters().Select(parameter => Arguments.Bind(parameter, context)).ToArray();
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

        if (returned is Task task)
        {
            await task;
            returned = method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
        }

        context.Result = returned;
    }
}
