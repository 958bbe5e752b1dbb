using System.Text.Json;

namespace CreditFunctions.Core.Payments;

/// <summary>A page of one of Stripe's lists, newest first.</summary>
/// <param name="Items">As Stripe sent them.</param>
/// <param name="After">The id that the next page begins after; null where there is none.</param>
public sealed record StripePage(IReadOnlyList<JsonElement> Items, string? After)
{
    /// <summary>All items from one id to the end of the list; a page is asked for when it is needed.</summary>
    /// <param name="after">The id to begin after; null begins the list.</param>
    /// <param name="next">Asks for the page after an id.</param>
    internal static async IAsyncEnumerable<JsonElement> AllAsync(string? after, Func<string?, Task<StripePage>> next)
    {
        do
        {
            var page = await next(after);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            after = page.After;
        }
        while (after is not null);
    }
}
