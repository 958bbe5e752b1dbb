namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>The stored form of a dispute. Facts stored by earlier versions have no movements and no status.</summary>
internal sealed record StoredDispute(
    string PaymentIntent,
    long Amount,
    string Currency,
    DisputeMarks Marks,
    SortedDictionary<string, DisputeMovement>? Movements,
    DisputeStatus? Status,
    DateTimeOffset StatusAt)
{
    public static StoredDispute From(DisputeFact dispute) => new(
        dispute.PaymentIntent,
        dispute.Amount,
        dispute.Currency,
        dispute.Marks,
        StoredMap.From(dispute.Movements),
        dispute.Latest?.Status,
        dispute.Latest?.At ?? default);

    public DisputeFact ToFact() => new(PaymentIntent, Amount, Currency, Marks)
    {
        Movements = StoredMap.ToFacts(Movements),
        Latest = Status is { } status ? new DisputeStatusAt(status, StatusAt) : null,
    };
}
