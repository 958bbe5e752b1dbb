namespace CreditFunctions.FakeStripe.Control;

/// <summary>What goes wrong with the next <paramref name="Times"/> calls whose path begins with <paramref name="Path"/>.</summary>
/// <param name="Path">For instance <c>/v1/checkout/sessions</c>.</param>
/// <param name="Method">Only calls with this method; all when null.</param>
/// <param name="Times">How many calls are hit.</param>
/// <param name="Status">The status to answer instead of the true one; 0 leaves it.</param>
/// <param name="AfterCommit">Whether the call takes effect before the wrong answer is given.</param>
/// <param name="DelayMs">How long the call takes at least.</param>
/// <param name="Reply">Null for a whole answer, <c>none</c> for a broken connection, <c>malformed</c> for half of a body.</param>
/// <param name="Remembered">Whether the idempotency key keeps the wrong answer; by default it does for 500, as with Stripe.</param>
/// <param name="ShouldRetry">What the header <c>Stripe-Should-Retry</c> says, if it is sent.</param>
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
