using Azure;
using Azure.Identity;

namespace CreditFunctions.Core.Storage;

/// <summary>What a failed storage call means; said here and nowhere else.</summary>
public static class StorageFailure
{
    /// <summary>The row was there already (409) or had changed (412).</summary>
    public static bool IsConflict(Exception failure) => failure is RequestFailedException { Status: 409 or 412 };

    /// <summary>
    /// No answer came, or one that says nothing about the request: a write may or may not have taken place. The SDK has already retried;
    /// after a lost answer its retry may also show as a conflict with ourselves.
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
    /// Storage cannot be used at the moment: it does not answer, it does not let us in, or what must be there is not. A role that was taken
    /// away and a table that was deleted are mended by people, and whoever asks again then is served.
    /// </summary>
    public static bool IsOutage(Exception failure) => failure switch
    {
        RequestFailedException { Status: 401 or 403 or 404 } or AuthenticationFailedException => true,
        AggregateException several => several.InnerExceptions.All(IsOutage),
        _ => IsUnavailable(failure),
    };
}
