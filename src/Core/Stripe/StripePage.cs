using System.Text.Json;

namespace CreditFunctions.Core.Stripe;

/// <summary>A page of one of Stripe's lists, newest first.</summary>
/// <param name="Items">The raw JSON objects.</param>
/// <param name="After">The id after which the next page begins; null on the last page.</param>
public sealed record StripePage(IReadOnlyList<JsonElement> Items, string? After)
{
    /// <summary>Reads a page from raw JSON.</summary>
    /// <returns>Null if the content is not a page, or an item has no id.</returns>
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

    /// <summary>Reads a single object from raw JSON.</summary>
    /// <returns>Null if the content is not an object with an id.</returns>
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

    /// <summary>All items from one id to the end of the list. Pages are requested as they are needed.</summary>
    /// <param name="after">The id after which to begin; null starts at the beginning.</param>
    /// <param name="next">Requests the page after an id.</param>
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
