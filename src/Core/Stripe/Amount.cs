using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>Amounts of money that went back.</summary>
internal static class Amount
{
    /// <summary>The member <c>amount</c>, or another; a negative one would give credits away.</summary>
    public static long Of(JsonElement element, string member = "amount") => element.RequiredInteger(member) is >= 0 and var amount
        ? amount
        : throw new UnreadableEventException($"{member} is negative");
}
