using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Checkout;

/// <summary>The result of starting a checkout. Failures of Stripe or of the storage are exceptions.</summary>
public abstract record StartCheckoutOutcome
{
    private StartCheckoutOutcome()
    {
    }

    /// <summary>The buyer can pay; a repeated request gets the same purchase.</summary>
    public sealed record Started(Purchase Purchase) : StartCheckoutOutcome;

    /// <summary>No such pack is on sale, or not in this currency.</summary>
    public sealed record UnknownPack : StartCheckoutOutcome;

    /// <summary>The custom pack does not sell this number of credits.</summary>
    public sealed record CreditsOutOfRange(CustomPack Custom, long Credits) : StartCheckoutOutcome;

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record IdempotencyKeyReused : StartCheckoutOutcome;

    /// <summary>The session of this idempotency key's purchase is no longer open; only another key starts another purchase.</summary>
    public sealed record Ended(Purchase Purchase) : StartCheckoutOutcome;

    /// <summary>The same request is being processed elsewhere.</summary>
    public sealed record InProgress : StartCheckoutOutcome;
}
