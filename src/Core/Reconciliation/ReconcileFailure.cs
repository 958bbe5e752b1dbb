using System.Net;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Tells what is wrong with one item from what every other item would meet as well.</summary>
internal static class ReconcileFailure
{
    /// <summary>Nobody answers, or not to our key, or nobody wants an answer any more: the page ends here, and goes on another time.</summary>
    public static bool EndsPage(Exception failure) =>
        failure is StripeUnavailableException or StripeRefusedException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
        || StorageFailure.IsOutage(failure);

    /// <summary>Stripe does not know the item that the page should begin after.</summary>
    public static bool IsOfPosition(StripeRefusedException failure) => failure.Parameter == "starting_after";
}
