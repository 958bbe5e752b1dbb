using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Tables.Tests.Support;

internal static class Failures
{
    public static async Task FailsAsync(int status, string errorCode, Func<Task> action)
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(action);

        Assert.Equal((status, errorCode), (failure.Status, failure.ErrorCode));
    }

    public static async Task TransactionFailsAsync(int index, int status, string errorCode, Func<Task> action)
    {
        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(action);

        Assert.Equal((index, status, errorCode), (failure.FailedTransactionActionIndex, failure.Status, failure.ErrorCode));
    }
}
