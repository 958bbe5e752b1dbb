using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Creates customers.</summary>
public sealed partial class StripeCustomers(StripeCalls stripe, ILogger<StripeCustomers> logger)
{
    /// <summary>
    /// Creates a customer. The idempotency key contains the number, so concurrent calls with the same number get the same customer.
    /// </summary>
    /// <returns>Null if Stripe has saved a failure under this number. Stripe repeats it for a day, so the caller tries the next number.</returns>
    /// <exception cref="StripeUnavailableException">Stripe did not create a customer.</exception>
    public async Task<string?> TryCreateAsync(UserId user, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateAsync(user, number, cancellationToken);
        }
        catch (StripeSavedFailureException)
        {
            Log.SavedFailure(logger, user.Value, number);
            return null;
        }
    }

    private async Task<string> CreateAsync(UserId user, int number, CancellationToken cancellationToken)
    {
        var options = new CustomerCreateOptions { Metadata = new Dictionary<string, string> { [PurchaseMetadata.UserId] = user.Value } };
        var request = new RequestOptions { IdempotencyKey = Key(user, number) };
        var customer = await stripe.RunAsync((api, token) => api.Customers.CreateAsync(options, request, token), cancellationToken);
        return customer.Id is { Length: > 0 } id ? id : throw new StripeUnavailableException("Stripe returned a customer without an id.");
    }

    /// <summary>Stripe accepts keys of at most 255 characters, which a user id alone may have.</summary>
    private static string Key(UserId user, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"customer:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.Value)))}:{number}");

    private static partial class Log
    {
        [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "Stripe repeated a saved failure for customer number {Number} of user {UserId}; trying the next number.")]
        public static partial void SavedFailure(ILogger logger, string userId, int number);
    }
}
