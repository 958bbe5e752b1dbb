using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using CreditFunctions.Bench.Load;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Bench.Micro;

/// <summary>The computations between the round trips of applying an event.</summary>
public class Rules
{
    private static readonly EventPolicy Policy = new(IsLiveMode: false);

    private readonly byte[] _session = Encoding.UTF8.GetBytes(SignedEvents.Sample);
    private readonly byte[] _refund = Encoding.UTF8.GetBytes(SignedEvents.File("refund.created.succeeded_1000.json"));
    private readonly byte[] _dispute = Encoding.UTF8.GetBytes(SignedEvents.File("charge.dispute.funds_withdrawn.json"));

    private readonly PurchaseFacts _facts = new()
    {
        Payments = Map("pi_1", new PaymentFact(4999, DateTimeOffset.UnixEpoch)),
        Refunds = Map("re_1", new RefundFact("pi_1", 1000, RefundStatus.Succeeded)).Add("re_2", new RefundFact("pi_1", 500, RefundStatus.Failed)),
        AmountsRefunded = Map("pi_1", 1500L),
        Disputes = Map("dp_1", new DisputeFact("pi_1", 2000, "usd", DisputeMarks.Opened | DisputeMarks.Withdrawn)),
    };

    [Benchmark(Description = "facts of a session event")]
    public EventReading ReadSession() => EventTypes.Read(StripeEvent.Parse(_session), Policy);

    [Benchmark(Description = "facts of a refund event")]
    public EventReading ReadRefund() => EventTypes.Read(StripeEvent.Parse(_refund), Policy);

    [Benchmark(Description = "facts of a dispute event")]
    public EventReading ReadDispute() => EventTypes.Read(StripeEvent.Parse(_dispute), Policy);

    [Benchmark(Description = "settlement: paid, refunded twice, disputed")]
    public Entitlement Settle() => Entitlement.Of(50, "usd", _facts);

    [Benchmark(Description = "join of such facts with themselves")]
    public PurchaseFacts Merge() => _facts.Merge(_facts);

    private static ImmutableSortedDictionary<string, T> Map<T>(string id, T fact) =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal).Add(id, fact);
}
