using System.Reflection;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>The trigger of a function, read from the attribute of its parameter.</summary>
internal abstract record Trigger(ParameterInfo Parameter, string BindingType);

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="Route">The template after the route prefix.</param>
/// <param name="Methods">All methods if empty.</param>
/// <param name="NeedsKey">Whether a request needs the function key.</param>
internal sealed record HttpTrigger(ParameterInfo Parameter, string Route, IReadOnlyList<string> Methods, bool NeedsKey)
    : Trigger(Parameter, "httpTrigger");

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="QueueName">As written in the attribute; it may contain <c>%Setting%</c>.</param>
/// <param name="Connection">The setting, or the prefix of the settings, of the storage account.</param>
internal sealed record QueueTrigger(ParameterInfo Parameter, string QueueName, string Connection)
    : Trigger(Parameter, "queueTrigger");

/// <param name="Parameter">The parameter that has the attribute.</param>
/// <param name="Schedule">As written in the attribute; it may contain <c>%Setting%</c>.</param>
/// <param name="RunOnStartup">Whether the function also runs at start.</param>
/// <param name="UseMonitor">Whether the function receives the status of the schedule.</param>
internal sealed record TimerTrigger(ParameterInfo Parameter, string Schedule, bool RunOnStartup, bool UseMonitor)
    : Trigger(Parameter, "timerTrigger");
