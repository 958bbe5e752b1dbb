using System.Reflection;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>Binds a function's parameters by their type, as the worker does.</summary>
internal static class Arguments
{
    private static readonly Dictionary<Type, Func<LocalFunctionContext, object?>> Anywhere = new()
    {
        [typeof(FunctionContext)] = context => context,
        [typeof(CancellationToken)] = context => context.CancellationToken,
    };

    private static readonly Dictionary<Type, Func<object?, object?>> OfQueue = new()
    {
        [typeof(QueueMessage)] = message => message,
        [typeof(BinaryData)] = message => ((QueueMessage)message!).Body,
        [typeof(byte[])] = message => ((QueueMessage)message!).Body.ToArray(),
        [typeof(string)] = message => ((QueueMessage)message!).Body.ToString(),
    };

    public static bool CanBind(ParameterInfo parameter, Trigger trigger) =>
        parameter == trigger.Parameter
            ? trigger switch
            {
                HttpTrigger => parameter.ParameterType == typeof(HttpRequest),
                QueueTrigger => OfQueue.ContainsKey(parameter.ParameterType),
                TimerTrigger => parameter.ParameterType == typeof(TimerInfo),
                _ => false,
            }
            : Anywhere.ContainsKey(parameter.ParameterType) || (trigger is HttpTrigger && parameter.ParameterType == typeof(string));

    public static object? Bind(ParameterInfo parameter, LocalFunctionContext context)
    {
        if (parameter == context.Function.Trigger.Parameter)
        {
            return context.Function.Trigger is QueueTrigger ? OfQueue[parameter.ParameterType](context.TriggerValue) : context.TriggerValue;
        }

        return Anywhere.TryGetValue(parameter.ParameterType, out var bind)
            ? bind(context)
            : context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!);
    }
}
