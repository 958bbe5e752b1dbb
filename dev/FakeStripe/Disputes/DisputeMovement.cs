namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>A movement of money because of a dispute. Negative for a withdrawal, positive for a return.</summary>
internal sealed record DisputeMovement(long Amount, string Currency, long Fee = 0);
