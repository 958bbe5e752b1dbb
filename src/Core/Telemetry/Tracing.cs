using System.Diagnostics;

namespace CreditFunctions.Core.Telemetry;

/// <summary>The source of this product's traces. A trace begins at the webhook and goes on in the queue function, by way of the message.</summary>
public static class Tracing
{
    public static ActivitySource Source { get; } = new("CreditFunctions");
}
