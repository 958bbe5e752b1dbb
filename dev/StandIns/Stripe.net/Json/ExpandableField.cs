namespace Stripe;

/// <summary>A reference to another object: its id, or the object itself where the call asked to expand it.</summary>
internal sealed record ExpandableField<T>(string Id, T Expanded)
    where T : StripeEntity, IHasId;
