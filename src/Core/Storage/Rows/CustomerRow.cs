using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Storage.Rows;

/// <summary>The stored form of the user's Stripe customer.</summary>
internal static class CustomerRow
{
    public const string Key = "customer";

    public static void Write(TableEntity row, StripeCustomer customer)
    {
        row["Number"] = customer.Number;
        row.SetIfKnown("CustomerId", customer.Id);
    }

    public static StripeCustomer Read(TableEntity row) => new(row.TextOrNull("CustomerId"), row.Int32("Number"));
}
