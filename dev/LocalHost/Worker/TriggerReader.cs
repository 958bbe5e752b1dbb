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
        _ => throw new LocalHostException($"Function {function} has a {attribute.GetType().Name}, which LocalHost does not support."),
    };

    private static string AllowedRoute(string function, HttpTriggerAttribute http)
    {
        var route = http.Route ?? function;
        string[] reserved = ["admin", "runtime"];

        // The host rejects every route that begins with one of these words.
        return reserved.Any(word => route.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            ? throw new LocalHostException($"Function {function} has the route '{route}'. The host reserves routes that begin with 'admin' or 'runtime'.")
            : route;
    }

    private static bool NeedsKey(ParameterInfo parameter, HttpTriggerAttribute http)
    {
        // Without a level in the source, the attribute object says Anonymous, but the host applies Function.
        var declared = parameter.GetCustomAttributesData().Single(data => data.AttributeType == typeof(HttpTriggerAttribute));
        var hasLevel = Array.Exists(declared.Constructor.GetParameters(), argument => argument.ParameterType == typeof(AuthorizationLevel));

        return !hasLevel || http.AuthLevel != AuthorizationLevel.Anonymous;
    }
}
