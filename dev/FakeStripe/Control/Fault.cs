namespace CreditFunctions.FakeStripe.Control;

/// <summary>A fault of the next <paramref name="Times"/> calls whose path begins with <paramref name="Path"/>.</summary>
/// <param name="Path">A prefix of the path, such as <c>/v1/checkout/sessions</c>.</param>
/// <param name="Method">The HTTP method; null for all.</param>
/// <param name="Times">The number of calls that fail.</param>
/// <param name="Status">The status to return; 0 keeps the original one.</param>
/// <param name="AfterCommit">Whether the call takes effect before it fails.</param>
/// <param name="DelayMs">The minimum duration of the call.</param>
/// <param name="Reply">Null for a complete response, <c>none</c> for a broken connection, <c>malformed</c> for half of the body.</param>
/// <param name="Remembered">Whether the response is saved under the idempotency key. By default a 500 is saved, as by Stripe.</param>
/// <param name="ShouldRetry">The value of the header <c>Stripe-Should-Retry</c>; null omits it.</param>
public sealed record Fault(
    string Path = "/",
    string? Method = null,
    int Times = 1,
    int Status = 0,
    bool AfterCommit = false,
    int DelayMs = 0,
    string? Reply = null,
    bool? Remembered = null,
    bool? ShouldRetry = null);
