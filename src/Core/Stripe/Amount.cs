using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads amounts of refunds and disputes.</summary>
internal static class Amount
{
    /// <summary>Reads <c>amount</c>, or another member. A negative amount is rejected, because it would add credits.</summary>
    public static long Of(JsonElement element, string member = "amount") => element.RequiredInteger(member) is >= 0 and var amount
        ? amount
        : throw new UnreadableEventException($"{member} is negative");
}
