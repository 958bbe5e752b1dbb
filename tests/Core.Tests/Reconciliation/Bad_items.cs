using System.Net;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class Bad_items
{
    private static readonly Difference Told = new(DifferenceKind.PaidNotCredited, null, null, "cs_1", 0, IsSettled: false, "");
    private readonly CompareItem _compareItem = new(NullLogger<CompareItem>.Instance);

    public static TheoryData<Exception, string> OfOneItem { get; } = new()
    {
        { new UnreadableEventException("amount_total is not a whole number"), "amount_total is not a whole number" },
        { new CorruptRowException("alice", "balance", "Credits is missing"), "The row 'balance' in partition 'alice' is corrupt: Credits is missing." },
        { new InvalidOperationException("a detail for the log"), "it could not be compared; the log says why" },
        { new StripeRefusedException(HttpStatusCode.BadRequest, "parameter_invalid", "req_1"), "it could not be compared; the log says why" },
    };

    public static TheoryData<Exception> OfAll { get; } =
    [
        new StripeUnavailableException("no answer"),
        new StripeRefusedException(HttpStatusCode.Unauthorized, null, "req_1"),
        new Azure.RequestFailedException(503, "busy"),
        new Azure.RequestFailedException(403, "not you"),
        new OperationCanceledException(),
    ];

    [Theory]
    [MemberData(nameof(OfOneItem))]
    public async Task Are_told_and_the_next_one_is_looked_at(Exception failure, string reason) =>
        Assert.Equal(Told with { Reason = reason }, await CompareAsync(failure));

    [Theory]
    [MemberData(nameof(OfAll))]
    public async Task That_all_others_would_be_as_well_end_the_page(Exception failure) =>
        Assert.Same(failure, await Assert.ThrowsAnyAsync<Exception>(() => CompareAsync(failure)));

    private Task<Difference?> CompareAsync(Exception failure) =>
        _compareItem.CompareAsync(() => Task.FromException<Difference?>(failure), reason => Told with { Reason = reason });
}
