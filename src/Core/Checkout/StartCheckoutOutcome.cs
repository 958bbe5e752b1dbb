using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Checkout;

/// <summary>How starting a Checkout ended. Stripe's or the storage's absence is an exception.</summary>
public abstract record StartCheckoutOutcome
{
    private StartCheckoutOutcome()
    {
    }

    /// <summary>The buyer can pay; a repeated click gets the same purchase.</summary>
    public sealed record Started(Purchase Purchase) : StartCheckoutOutcome;

    /// <summary>No such pack is on sale, or not in this currency.</summary>
    public sealed record UnknownPack : StartCheckoutOutcome;

    /// <summary>The custom pack does not sell this number of credits.</summary>
    public sealed record CreditsOutOfRange(CustomPack Custom, long Credits) : StartCheckoutOutcome;

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record IdempotencyKeyReused : StartCheckoutOutcome;

    /// <summary>The purchase of this idempotency key ended before anybody was told where to pay; only another key begins another.</summary>
    public sealed record Ended : StartCheckoutOutcome;

    /// <summary>The same request is being carried out elsewhere.</summary>
    public sealed record InProgress : StartCheckoutOutcome;
}
