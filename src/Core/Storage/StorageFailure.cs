using Azure;
using Azure.Identity;

namespace CreditFunctions.Core.Storage;

/// <summary>Classifies failures of storage calls.</summary>
public static class StorageFailure
{
    /// <summary>The row already exists (409) or has changed (412).</summary>
    public static bool IsConflict(Exception failure) => failure is RequestFailedException { Status: 409 or 412 };

    /// <summary>
    /// There was no response, or one that leaves the outcome open: a write may or may not have taken effect. The SDK has already retried. After
    /// a lost response, its retry may cause a conflict with our own write.
    /// </summary>
    public static bool IsUnavailable(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException several => several.InnerExceptions.All(IsUnavailable),
        HttpRequestException or IOException or OperationCanceledException => true,
        StorageContentionException => true,
        _ => false,
    };

    /// <summary>
    /// Storage is unavailable: it does not respond, denies access, or lacks a table or queue. An operator restores a removed role or a deleted
    /// table, and requests succeed after that.
    /// </summary>
    public static bool IsOutage(Exception failure) => failure switch
    {
        RequestFailedException { Status: 401 or 403 or 404 } or AuthenticationFailedException => true,
        AggregateException several => several.InnerExceptions.All(IsOutage),
        _ => IsUnavailable(failure),
    };
}
