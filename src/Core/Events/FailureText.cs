using Azure;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using Polly.Timeout;

namespace CreditFunctions.Core.Events;

/// <summary>Describes a failure in our own words. The messages of Stripe and Azure may quote personal data or secrets.</summary>
internal static class FailureText
{
    public static string Of(Exception failure) => failure switch
    {
        UnreadableEventException or UnknownPurchaseException or UnknownPaymentIntentException => failure.Message,
        CorruptRowException or StorageContentionException => failure.Message,
        StripeRefusedException or StripeUnavailableException or StripeSavedFailureException => failure.Message,
        RequestFailedException { Status: > 0 } refused => $"Storage returned {refused.Status} {refused.ErrorCode}.",
        TimeoutRejectedException => "Timed out: write contention for this user, or storage did not respond.",
        _ when StorageFailure.IsUnavailable(failure) => "Storage did not respond.",
        _ => $"Unexpected failure ({failure.GetType().Name}).",
    };
}
