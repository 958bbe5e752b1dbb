namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>Money that a dispute moves: a withdrawal below zero, a return above.</summary>
internal sealed record DisputeMovement(long Amount, string Currency, long Fee = 0);
