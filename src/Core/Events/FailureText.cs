using Azure;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using Polly.Timeout;

namespace CreditFunctions.Core.Events;

/// <summary>Says what went wrong in words of our own: the texts of Stripe and Azure may quote what is nobody's business.</summary>
internal static class FailureText
{
    public static string Of(Exception failure) => failure switch
    {
        UnreadableEventException or UnknownPurchaseException or UnknownPaymentIntentException => failure.Message,
        CorruptRowException or StorageContentionException => failure.Message,
        StripeRefusedException or StripeUnavailableException or StripeSavedFailureException => failure.Message,
        RequestFailedException { Status: > 0 } refused => $"Storage answered {refused.Status} {refused.ErrorCode}.",
        TimeoutRejectedException => "It took too long: too many wanted to write for the same user, or storage did not answer.",
        _ when StorageFailure.IsUnavailable(failure) => "Storage did not answer.",
        _ => $"It failed unexpectedly ({failure.GetType().Name}).",
    };
}
