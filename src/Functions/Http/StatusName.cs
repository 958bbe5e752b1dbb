using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Functions.Http;

/// <summary>How answers name the status of a purchase.</summary>
internal static class StatusName
{
    public static string Of(PurchaseStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
