using System.Globalization;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>Gives each user one customer at Stripe, which holds receipts and saved cards.</summary>
public sealed partial class StripeCustomers(StripeCalls stripe, CustomerStore customers, ILogger<StripeCustomers> logger)
{
    private const int TriesMax = 3;

    /// <summary>The user's customer; created if there is none. Concurrent first purchases get the same customer.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not create a customer.</exception>
    public Task<string> GetAsync(UserId user, CancellationToken cancellationToken) => GetOtherThanAsync(gone: null, user, cancellationToken);

    /// <summary>A customer that replaces one which Stripe no longer knows.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not create a customer.</exception>
    public Task<string> ReplaceAsync(string gone, UserId user, CancellationToken cancellationToken) => GetOtherThanAsync(gone, user, cancellationToken);

    private async Task<string> GetOtherThanAsync(string? gone, UserId user, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= TriesMax; tries++)
        {
            var before = await customers.FindAsync(user, cancellationToken);
            if (before is { Value.Id: { } known } && known != gone)
            {
                return known;
            }

            var created = await TryCreateAsync(user, (before?.Value.Number ?? 0) + 1, cancellationToken);
            if (await customers.TryWriteAsync(user, created, before?.Version, cancellationToken) && created.Id is { } id)
            {
                return id;
            }
        }

        throw new StripeUnavailableException($"Stripe created no customer in {TriesMax} tries.");
    }

    /// <summary>A failure that Stripe saved uses up its number: under the same idempotency key, the user could not buy anything for a day.</summary>
    private async Task<CustomerStore.Customer> TryCreateAsync(UserId user, int number, CancellationToken cancellationToken)
    {
        try
        {
            return new CustomerStore.Customer(await CreateAsync(user, number, cancellationToken), number);
        }
        catch (StripeSavedFailureException)
        {
            Log.SavedFailure(logger, user.Value, number);
            return new CustomerStore.Customer(Id: null, number);
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
        string.Create(CultureInfo.InvariantCulture, $"customer:{TableKey.Digest(user.Value)}:{number}");

    private static partial class Log
    {
        [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "Stripe repeats a saved failure for customer number {Number} of user {UserId}; the next number follows.")]
        public static partial void SavedFailure(ILogger logger, string userId, int number);
    }
}
