using System.Diagnostics;

namespace CreditFunctions.Core.Telemetry;

/// <summary>
/// The source of this product's traces. A trace begins at the webhook and continues in the queue function; the message carries its context.
/// </summary>
public static class Tracing
{
    public static ActivitySource Source { get; } = new("CreditFunctions");
}
