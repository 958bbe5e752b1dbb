using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Functions.Http;

/// <summary>The name of a purchase's status in responses.</summary>
internal static class StatusName
{
    public static string Of(PurchaseStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
