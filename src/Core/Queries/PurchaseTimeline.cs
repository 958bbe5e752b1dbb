using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Queries;

/// <summary>A purchase and what happened to it, oldest first.</summary>
public sealed record PurchaseTimeline(Purchase Purchase, IReadOnlyList<TimelineItem> Items);

/// <summary>One item of a purchase's timeline.</summary>
/// <param name="At">When it happened: Stripe's clock for what happened at Stripe, ours for the rest.</param>
/// <param name="What">One word: <c>created</c>, <c>paid</c>, <c>review</c>, <c>received</c>, <c>applied</c>, <c>settled</c>, <c>accepted</c> or <c>parked</c>.</param>
/// <param name="EventId">The event that reported it, if any.</param>
/// <param name="Detail">A sentence for operators.</param>
public sealed record TimelineItem(DateTimeOffset At, string What, string? EventId, string? Detail);
