namespace CreditFunctions.Core.Parking;

/// <summary>What replaying some events did, and where the next ones begin; null where there are no more.</summary>
public sealed record ReplayPage(IReadOnlyList<ReplayResult> Results, string? NextCursor);
