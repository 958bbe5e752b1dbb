using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace CreditFunctions.LocalHost.Worker;

internal static class TriggerReader
{
    private const string DefaultConnection = "AzureWebJobsStorage";

    public static Trigger Read(string function, MethodInfo method)
    {
        var triggers = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>().Select(attribute => Read(function, parameter, attribute)))
            .ToArray();

        return triggers.Length == 1
            ? triggers[0]
            : throw new LocalHostException($"Function {function} must have exactly one trigger; it has {triggers.Length}.");
    }

    private static Trigger Read(string function, ParameterInfo parameter, TriggerBindingAttribute attribute) => attribute switch
    {
        HttpTriggerAttribute http => new HttpTrigger(parameter, AllowedRoute(function, http), http.Methods ?? [], NeedsKey(parameter, http)),
        QueueTriggerAttribute queue => new QueueTrigger(parameter, queue.QueueName, queue.Connection ?? DefaultConnection),
        TimerTriggerAttribute timer => new TimerTrigger(parameter, timer.Schedule, timer.RunOnStartup, timer.UseMonitor),
        _ => throw new LocalHostException($"Function {function} has a {attribute.GetType().Name}, which LocalHost cannot serve."),
    };

    private static string AllowedRoute(string function, HttpTriggerAttribute http)
    {
        var route = http.Route ?? function;
        string[] reserved = ["admin", "runtime"];

        // The real host refuses these to start, with whatever follows the word.
        return reserved.Any(word => route.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ? throw new LocalHostException($"Function {function} has the route '{route}', and the host keeps routes that begin so for itself.")
            : route;
    }

    private static bool NeedsKey(ParameterInfo parameter, HttpTriggerAttribute http)
    {
        // Where the attribute is written without a level, the object says Anonymous and the host takes it for Function.
        var written = parameter.GetCustomAttributesData().Single(data => data.AttributeType == typeof(HttpTriggerAttribute));
        var saysLevel = Array.Exists(written.Constructor.GetParameters(), argument => argument.ParameterType == typeof(AuthorizationLevel));

        return !saysLevel || http.AuthLevel != AuthorizationLevel.Anonymous;
    }
}
