namespace CreditFunctions.LocalHost.Worker;

/// <summary>The data that a trigger passes to its function.</summary>
internal sealed record Invocation(object? TriggerValue, CancellationToken CancellationToken)
{
    public IEnumerable<KeyValuePair<string, object?>> BindingData { get; init; } = [];

    /// <summary>The request, for an HTTP trigger.</summary>
    public HttpContext? HttpContext { get; init; }
}
