namespace CreditFunctions.Core.Purchases;

/// <summary>What was asked for under an idempotency key, and the purchase that came of it.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="PackId">The pack asked for.</param>
/// <param name="Credits">The credits asked for; null where the pack says it.</param>
/// <param name="Currency">The currency asked for; null where the pack says it.</param>
public sealed record IdempotencyRecord(PurchaseId Purchase, string PackId, long? Credits, string? Currency);
