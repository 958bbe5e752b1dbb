using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>
/// Stores the content of the next request to create a Checkout session. Nothing changes if another request has already created the session or
/// begun a later attempt.
/// </summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="Attempt">The attempt that the caller saw.</param>
public sealed record PrepareSession(PurchaseId Purchase, int Attempt) : ICommand<Purchase>
{
    /// <summary>The user's Stripe customer. It fills in a missing one; only another attempt may replace one, because Stripe may have seen it.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The terms of another attempt; null to complete the current one.</summary>
    public NextAttempt? Next { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Purchase(Purchase)];

    /// <inheritdoc/>
    public Decision<Purchase> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        var stored = rows.Required(Purchase);
        if (stored.SessionUrl is not null || stored.Attempt > Attempt)
        {
            return Decision.Unchanged(stored);
        }

        var prepared = Next is null
            ? stored with { Terms = stored.Terms with { CustomerId = stored.Terms.CustomerId ?? CustomerId } }
            : stored with
            {
                Attempt = stored.Attempt + 1,
                Terms = stored.Terms with
                {
                    ExpiresAt = now + Next.Lifetime,
                    ReceiptDigest = Next.ReceiptDigest,
                    CustomerId = CustomerId ?? stored.Terms.CustomerId,
                },
            };
        return new Decision<Purchase>(prepared, Source: null, [prepared]);
    }
}

/// <summary>The terms in which an attempt differs from the one before. Each attempt has its own idempotency key at Stripe.</summary>
/// <param name="Lifetime">How long its session is open.</param>
/// <param name="ReceiptDigest">Identifies its receipt address; null for none.</param>
public sealed record NextAttempt(TimeSpan Lifetime, string? ReceiptDigest);
