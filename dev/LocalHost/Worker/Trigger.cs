using System.Reflection;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>What starts a function, read from the attribute of one parameter.</summary>
internal abstract record Trigger(ParameterInfo Parameter, string BindingType);

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="Route">The template behind the route prefix.</param>
/// <param name="Methods">Every method when empty.</param>
/// <param name="NeedsKey">Whether a function key must come with the request.</param>
internal sealed record HttpTrigger(ParameterInfo Parameter, string Route, IReadOnlyList<string> Methods, bool NeedsKey)
    : Trigger(Parameter, "httpTrigger");

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="QueueName">As written, possibly <c>%Setting%</c>.</param>
/// <param name="Connection">Prefix of the settings of the storage account.</param>
internal sealed record QueueTrigger(ParameterInfo Parameter, string QueueName, string Connection)
    : Trigger(Parameter, "queueTrigger");

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="Schedule">As written, possibly <c>%Setting%</c>.</param>
/// <param name="RunOnStartup">Whether it also runs once at start.</param>
/// <param name="UseMonitor">Whether the function is told about the schedule.</param>
internal sealed record TimerTrigger(ParameterInfo Parameter, string Schedule, bool RunOnStartup, bool UseMonitor)
    : Trigger(Parameter, "timerTrigger");
