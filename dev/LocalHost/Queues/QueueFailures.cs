using Azure;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>What an error of the queue service means to a listener.</summary>
internal static class QueueFailures
{
    /// <summary>Somebody else has the message now, or it or its queue is gone: there is nothing left to do with it.</summary>
    public static bool MeansMessageIsNotOurs(this RequestFailedException failure) =>
        (failure.Status == 400 && failure.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        || (failure.Status == 404 && (failure.ErrorCode == QueueErrorCode.MessageNotFound || failure.ErrorCode == QueueErrorCode.QueueNotFound))
        || failure.MeansQueueIsClosing();

    public static bool MeansQueueIsMissing(this RequestFailedException failure) =>
        failure.Status == 404 && failure.ErrorCode == QueueErrorCode.QueueNotFound;

    public static bool MeansQueueIsClosing(this RequestFailedException failure) =>
        failure.Status == 409 && (failure.ErrorCode == QueueErrorCode.QueueBeingDeleted || failure.ErrorCode == QueueErrorCode.QueueDisabled);

    public static bool IsServersFault(this RequestFailedException failure) => failure.Status is >= 500 and < 600;
}
