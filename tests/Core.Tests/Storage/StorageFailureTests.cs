using Azure;
using Azure.Identity;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class StorageFailureTests
{
    [Theory]
    [InlineData(0, true, true)]
    [InlineData(401, false, true)]
    [InlineData(403, false, true)]
    [InlineData(404, false, true)]
    [InlineData(408, true, true)]
    [InlineData(429, true, true)]
    [InlineData(500, true, true)]
    [InlineData(503, true, true)]
    [InlineData(400, false, false)]
    [InlineData(409, false, false)]
    [InlineData(412, false, false)]
    public void A_storage_failure_is_classified_by_its_status(int status, bool saysNothing, bool isOutage)
    {
        var failure = new RequestFailedException(status, "refused");

        Assert.Equal((saysNothing, isOutage), (StorageFailure.IsUnavailable(failure), StorageFailure.IsOutage(failure)));
    }

    [Fact]
    public void A_credential_that_is_unavailable_is_an_outage()
    {
        Assert.True(StorageFailure.IsOutage(new AuthenticationFailedException("no token")));
        Assert.True(StorageFailure.IsOutage(new CredentialUnavailableException("no identity")));
    }

    [Fact]
    public void An_aggregate_failure_is_an_outage_if_every_inner_failure_is()
    {
        var refused = new RequestFailedException(403, "refused");

        Assert.True(StorageFailure.IsOutage(new AggregateException(refused, new IOException())));
        Assert.False(StorageFailure.IsOutage(new AggregateException(refused, new InvalidOperationException())));
    }

    [Fact]
    public void A_programming_error_is_not_an_outage() => Assert.False(StorageFailure.IsOutage(new InvalidOperationException()));
}
