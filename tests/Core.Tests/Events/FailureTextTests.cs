using Azure;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Polly.Timeout;

namespace CreditFunctions.Core.Tests.Events;

public sealed class FailureTextTests
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
    public void A_failure_text_contains_no_message_of_a_vendor(Exception failure) =>
        Assert.DoesNotContain("jenny", FailureText.Of(failure), StringComparison.Ordinal);

    [Fact]
    public void The_text_of_a_storage_failure_has_the_status_and_error_code() =>
        Assert.Equal("Storage returned 403 AuthorizationFailure.", FailureText.Of(new RequestFailedException(403, Vendor, "AuthorizationFailure", innerException: null)));

    [Fact]
    public void The_message_of_our_own_exception_is_kept() =>
        Assert.Equal(
            ("no id", "Too many at once."),
            (FailureText.Of(new UnreadableEventException("no id")), FailureText.Of(new StorageContentionException("Too many at once."))));
}
