using Azure;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Polly.Timeout;

namespace CreditFunctions.Core.Tests.Events;

public sealed class Failure_texts
{
    private const string Vendor = "jenny.rosen@example.com is not allowed";

    public static TheoryData<Exception> OfVendors =>
    [
        new RequestFailedException(503, Vendor, "ServerBusy", innerException: null),
        new RequestFailedException(Vendor),
        new AggregateException(Vendor, new RequestFailedException(503, Vendor)),
        new HttpRequestException(Vendor),
        new TimeoutRejectedException(Vendor),
        new InvalidOperationException(Vendor),
        new StripeUnavailableException("Stripe could not be reached.", new InvalidOperationException(Vendor)),
    ];

    [Theory]
    [MemberData(nameof(OfVendors))]
    public void Have_no_words_of_a_vendor(Exception failure) =>
        Assert.DoesNotContain("jenny", FailureText.Of(failure), StringComparison.Ordinal);

    [Fact]
    public void Say_what_storage_answered() =>
        Assert.Equal("Storage returned 403 AuthorizationFailure.", FailureText.Of(new RequestFailedException(403, Vendor, "AuthorizationFailure", innerException: null)));

    [Fact]
    public void Keep_our_own_words() =>
        Assert.Equal(
            ("no id", "Too many at once."),
            (FailureText.Of(new UnreadableEventException("no id")), FailureText.Of(new StorageContentionException("Too many at once."))));
}
