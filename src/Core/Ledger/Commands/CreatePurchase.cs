using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>
/// Inserts a pending purchase, with the user's Stripe customer if one is known, and the record that makes a repeated request the same purchase.
/// </summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="Record">What was requested; null without an idempotency key.</param>
public sealed record CreatePurchase(Purchase Purchase, IdempotencyRecord? Record) : ICommand<CreatePurchaseOutcome>
{
    /// <inheritdoc/>
    /// <remarks>The record need not be read first: inserting it fails if the key is in use, and then it is read.</remarks>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Customer];

    /// <inheritdoc/>
    public Decision<CreatePurchaseOutcome> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        if (Record is not null && rows.Find(LedgerKey.Checkout(Record.IdempotencyKey)) is { } earlier)
        {
            return Decision.Unchanged<CreatePurchaseOutcome>(new CreatePurchaseOutcome.KeyInUse(earlier));
        }

        var purchase = Purchase with { Terms = Purchase.Terms with { CustomerId = rows.Find(LedgerKey.Customer)?.Id } };
        return new Decision<CreatePurchaseOutcome>(
            new CreatePurchaseOutcome.Created(purchase), Source: null, Record is null ? [purchase] : [purchase, Record]);
    }
}

/// <summary>The result of <see cref="CreatePurchase"/>.</summary>
public abstract record CreatePurchaseOutcome
{
    private CreatePurchaseOutcome()
    {
    }

    /// <summary>The purchase is stored.</summary>
    public sealed record Created(Purchase Purchase) : CreatePurchaseOutcome;

    /// <summary>Another request has used the idempotency key.</summary>
    public sealed record KeyInUse(IdempotencyRecord Earlier) : CreatePurchaseOutcome;
}
