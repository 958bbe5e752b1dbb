using System.Net;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class ReconcileItemTests
{
    private static readonly Difference Unsettled = new(DifferenceKind.PaidNotCredited, null, null, "cs_1", 0, IsSettled: false, "");

    public static TheoryData<Exception, string> FailuresOfOneItem { get; } = new()
    {
        { new UnreadableEventException("amount_total is not a whole number"), "amount_total is not a whole number" },
        { new CorruptRowException("alice", "balance", "Credits is missing"), "The row 'balance' in partition 'alice' is corrupt: Credits is missing." },
        { new InvalidOperationException("a detail for the log"), "it could not be compared; the log says why" },
        { new StripeRefusedException(HttpStatusCode.BadRequest, "parameter_invalid", "req_1"), "it could not be compared; the log says why" },
    };

    public static TheoryData<Exception> FailuresOfEveryItem { get; } =
    [
        new StripeUnavailableException("no answer"),
        new StripeRefusedException(HttpStatusCode.Unauthorized, null, "req_1"),
        new Azure.RequestFailedException(503, "busy"),
        new Azure.RequestFailedException(403, "not you"),
        new OperationCanceledException(),
    ];

    [Theory]
    [MemberData(nameof(FailuresOfOneItem))]
    public async Task An_item_that_cannot_be_compared_is_reported_as_an_unsettled_difference(Exception failure, string reason) =>
        Assert.Equal((Unsettled with { Reason = reason }, $"cs_1: {reason}"), Summary(await CompareAsync(failure)));

    [Theory]
    [MemberData(nameof(FailuresOfEveryItem))]
    public async Task A_failure_that_every_item_would_meet_is_thrown(Exception failure) =>
        Assert.Same(failure, await Assert.ThrowsAnyAsync<Exception>(() => CompareAsync(failure)));

    private static (Difference? Difference, string Unchecked) Summary(Comparison comparison) => (comparison.Difference, Assert.Single(comparison.Unchecked).Reason);

    private static Task<Comparison> CompareAsync(Exception failure) =>
        new ReconcileItem("cs_1", _ => Task.FromException<Comparison>(failure), reason => Unsettled with { Reason = reason })
            .CompareAsync(NullLogger.Instance, CancellationToken.None);
}
