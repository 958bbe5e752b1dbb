namespace CreditFunctions.LocalHost.Worker;

/// <summary>What a trigger brings along when it calls its function.</summary>
internal sealed record Invocation(object? TriggerValue, CancellationToken CancellationToken)
{
    public IEnumerable<KeyValuePair<string, object?>> BindingData { get; init; } = [];

    /// <summary>The request, for a function that is called over HTTP.</summary>
    public HttpContext? HttpContext { get; init; }
}
