using System.Globalization;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>Gives each user one customer at Stripe, under which receipts and saved cards are kept.</summary>
public sealed partial class StripeCustomers(StripeCalls stripe, CustomerStore customers, ILogger<StripeCustomers> logger)
{
    private const int TriesMax = 3;

    /// <summary>The user's customer; made where there is none. Two first purchases at once get the same.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not make one.</exception>
    public Task<string> OfAsync(UserId user, CancellationToken cancellationToken) => InPlaceOfAsync(gone: null, user, cancellationToken);

    /// <summary>Another customer in the place of one that Stripe no longer knows.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not make one.</exception>
    public async Task<string> InPlaceOfAsync(string? gone, UserId user, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= TriesMax; tries++)
        {
            var before = await customers.FindAsync(user, cancellationToken);
            if (before is { Value.Id: { } known } && known != gone)
            {
                return known;
            }

            var made = await MakeAsync(user, (before?.Value.Number ?? 0) + 1, cancellationToken);
            if (await customers.TryWriteAsync(user, made, before?.Version, cancellationToken) && made.Id is { } id)
            {
                return id;
            }
        }

        throw new StripeUnavailableException($"In {TriesMax} tries, Stripe made no customer.");
    }

    /// <summary>A failure that Stripe has saved is remembered as a number that made nobody: under its key, the user could not buy for a day.</summary>
    private async Task<CustomerRecord> MakeAsync(UserId user, int number, CancellationToken cancellationToken)
    {
        try
        {
            return new CustomerRecord(await CreateAsync(user, number, cancellationToken), number);
        }
        catch (StripeSavedFailureException)
        {
            Log.SavedFailure(logger, user.Value, number);
            return new CustomerRecord(Id: null, number);
        }
    }

    private async Task<string> CreateAsync(UserId user, int number, CancellationToken cancellationToken)
    {
        var options = new CustomerCreateOptions { Metadata = new Dictionary<string, string> { [PurchaseMetadata.UserId] = user.Value } };
        var request = new RequestOptions { IdempotencyKey = Key(user, number) };
        var customer = await stripe.RunAsync((api, token) => api.Customers.CreateAsync(options, request, token), cancellationToken);
        return customer.Id is { Length: > 0 } id ? id : throw new StripeUnavailableException("Stripe answered with a customer that has no id.");
    }

    /// <summary>Stripe takes keys of at most 255 characters, which a user id alone may have.</summary>
    private static string Key(UserId user, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"customer:{TableKey.Digest(user.Value)}:{number}");

    private static partial class Log
    {
        [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "Stripe repeats a saved failure for customer number {Number} of user {UserId}; the next number follows.")]
        public static partial void SavedFailure(ILogger logger, string userId, int number);
    }
}
