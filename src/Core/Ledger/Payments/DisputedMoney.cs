namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>Computes from the movements of a dispute how much of the payment is currently withdrawn.</summary>
internal static class DisputedMoney
{
    /// <summary>
    /// Exchange rates change between two movements. A difference of less than a fiftieth (2 %) of the disputed amount from zero or from the
    /// whole is therefore rounded away.
    /// </summary>
    private const int Parts = 50;

    /// <param name="dispute">The dispute.</param>
    /// <param name="currency">The currency of the payment.</param>
    /// <param name="paid">The amount of the payment.</param>
    public static long Withdrawn(DisputeFact dispute, string currency, long paid)
    {
        // Amounts of two currencies cannot be compared, so a dispute in another currency than the payment's counts as a dispute of the whole
        // payment.
        var isForeign = dispute.Currency.Length > 0 && dispute.Currency != currency;
        var disputed = isForeign ? paid : dispute.Amount;
        if (dispute.Movements.IsEmpty)
        {
            return dispute.IsWithdrawnByMarks ? disputed : 0;
        }

        var withdrawn = dispute.Movements
            .GroupBy(movement => movement.Value.Currency)
            .Select(movements => !isForeign && movements.Key == dispute.Currency ? Taken(movements) : Scaled(movements, disputed))
            .Aggregate((Int128)0, (sum, taken) => sum + taken);
        return Rounded((long)Int128.Clamp(withdrawn, 0, disputed), disputed);
    }

    /// <summary>
    /// The amount that was withdrawn and not returned. A movement without an id counts only if the same movement is not also known with an id.
    /// </summary>
    private static Int128 Taken(IEnumerable<KeyValuePair<string, DisputeMovement>> movements) => movements
        .GroupBy(movement => movement.Value.Amount)
        .Aggregate((Int128)0, (sum, equal) =>
        {
            var nameless = equal.Count(movement => DisputeMovement.IsNameless(movement.Key));
            return sum - ((Int128)equal.Key * Math.Max(nameless, equal.Count() - nameless));
        });

    /// <summary>
    /// The first withdrawal in a currency corresponds to the disputed amount. Without a withdrawal in a currency, nothing can be returned in
    /// it.
    /// </summary>
    private static Int128 Scaled(IGrouping<string, KeyValuePair<string, DisputeMovement>> movements, long disputed)
    {
        var withdrawals = movements.Where(movement => movement.Value.Amount < 0).ToList();
        if (withdrawals.Count == 0)
        {
            return 0;
        }

        // Of several in the same second, the first is the one with the lowest id, because movements are sorted by id.
        var first = -(Int128)withdrawals.MinBy(movement => movement.Value.At).Value.Amount;
        return disputed * Int128.Clamp(Taken(movements), 0, first) / first;
    }

    private static long Rounded(long withdrawn, long disputed) =>
        (Int128)withdrawn * Parts < disputed ? 0
        : (Int128)(disputed - withdrawn) * Parts < disputed ? disputed
        : withdrawn;
}
