using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// Separates our payments from those of another installation on the same Stripe account. The stored purchase names the installation that sold
/// it, so earlier purchases remain ours when the setting changes.
/// </summary>
public sealed class InstallationCheck(LedgerStore ledger, EventPolicy policy)
{
    /// <summary>The reason to ignore a payment; null if it is ours.</summary>
    /// <param name="purchase">The purchase that its metadata names; null if that cannot be one of ours.</param>
    /// <param name="installation">The installation that its metadata names; null if it names none, and then the purchase alone decides.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<string?> IgnoreReasonAsync(PurchaseKey? purchase, string? installation, CancellationToken cancellationToken) =>
        policy.IsOfAnother(installation)
        && (purchase is null || (await ledger.FindAsync(purchase, cancellationToken))?.Terms.Installation != installation)
            ? policy.IgnoreReason(installation)
            : null;
}
