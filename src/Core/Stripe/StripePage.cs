using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>A page of one of Stripe's lists, newest first.</summary>
/// <param name="Items">As Stripe sent them.</param>
/// <param name="After">The id that the next page begins after; null where there is none.</param>
public sealed record StripePage(IReadOnlyList<JsonElement> Items, string? After)
{
    /// <summary>Reads a page as Stripe sent it.</summary>
    /// <returns>Null where it is no page, or one whose items have no ids.</returns>
    internal static StripePage? Read(string content)
    {
        try
        {
            var page = JsonElement.Parse(content);
            var items = page.GetProperty("data").EnumerateArray().ToList();
            var ids = items.ConvertAll(item => item.GetProperty("id").GetString());
            return ids.Contains(null) ? null : new StripePage(items, page.GetProperty("has_more").GetBoolean() ? ids.LastOrDefault() : null);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads a single object as Stripe sent it.</summary>
    /// <returns>Null where it is none with an id.</returns>
    internal static JsonElement? ReadItem(string content)
    {
        try
        {
            var item = JsonElement.Parse(content);
            return item.GetProperty("id").GetString() is null ? null : item;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

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
