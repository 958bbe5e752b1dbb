namespace CreditFunctions.Core.Timeline;

/// <summary>One thing that happened to a purchase.</summary>
/// <param name="At">When, by Stripe's clock for what happened there and by ours for the rest.</param>
/// <param name="What">In one word: <c>created</c>, <c>paid</c>, <c>received</c>, <c>applied</c>, <c>parked</c>, …</param>
/// <param name="EventId">The event by which we know it.</param>
/// <param name="Detail">In words.</param>
public sealed record TimelineItem(DateTimeOffset At, string What, string? EventId, string? Detail);
