using System.Globalization;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;
using Stripe;

namespace CreditFunctions.Core.Customers;

/// <summary>Gives each user one customer at Stripe, under which receipts and saved cards are kept.</summary>
public sealed class StripeCustomers(StripeCalls stripe, TableCustomers customers)
{
    /// <summary>The user's customer; made where there is none. Two first purchases at once get the same.</summary>
    public async Task<string> OfAsync(UserId user, CancellationToken cancellationToken) =>
        await customers.FindAsync(user, cancellationToken) is { Value.Id: var id } ? id : await MakeAsync(user, before: null, cancellationToken);

    /// <summary>Another customer in the place of one that Stripe no longer knows.</summary>
    public async Task<string> InPlaceOfAsync(string gone, UserId user, CancellationToken cancellationToken)
    {
        var before = await customers.FindAsync(user, cancellationToken);
        return before is { Value.Id: var id } && id != gone ? id : await MakeAsync(user, before, cancellationToken);
    }

    private async Task<string> MakeAsync(UserId user, Versioned<CustomerRecord>? before, CancellationToken cancellationToken)
    {
        var number = (before?.Value.Number ?? 0) + 1;
        var made = new CustomerRecord(await CreateAsync(user, number, cancellationToken), number);
        return await customers.TryWriteAsync(user, made, before?.Version, cancellationToken)
            ? made.Id
            : (await customers.FindAsync(user, cancellationToken))?.Value.Id ?? made.Id; // Whoever was faster had the same answer of Stripe's.
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
}
