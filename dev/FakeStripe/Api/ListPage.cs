namespace CreditFunctions.FakeStripe.Api;

/// <summary>A page of a list as Stripe returns it: newest first, at most 100 items, after or before an id.</summary>
internal static class ListPage
{
    public const string Rules = "limit starting_after ending_before created created[gt] created[gte] created[lt] created[lte] ";
    private const int LimitDefault = 10;
    private const int LimitMax = 100;

    public static JsonObject Of(ApiCall call, string url, IEnumerable<JsonObject> newestFirst)
    {
        var parameters = call.Parameters;
        var limit = parameters.Integer("limit") ?? LimitDefault;
        if (limit is < 1 or > LimitMax)
        {
            throw StripeError.Invalid($"This value must be between 1 and {LimitMax} (limit: {limit}).", "limit", "parameter_invalid_integer");
        }

        var matching = newestFirst.Where(CreatedFilter.From(parameters).Matches);
        return parameters.Text("ending_before") is { } before
            ? Before(matching.ToList(), before, (int)limit, url)
            : After(matching, parameters.Text("starting_after"), (int)limit, url);
    }

    public static JsonObject Of(string url, IEnumerable<JsonObject> documents, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. documents.Select(document => document.Visible())]),
        ["has_more"] = hasMore,
        ["url"] = url,
    };

    private static JsonObject After(IEnumerable<JsonObject> matching, string? cursor, int limit, string url)
    {
        var rest = cursor is null ? matching : From(matching, cursor, "starting_after").Skip(1);
        var page = rest.Take(limit + 1).ToList();
        return Of(url, page.Take(limit), hasMore: page.Count > limit);
    }

    private static JsonObject Before(List<JsonObject> matching, string cursor, int limit, string url)
    {
        var end = matching.Count - From(matching, cursor, "ending_before").Count;
        var start = Math.Max(0, end - limit);
        return Of(url, matching[start..end], hasMore: start > 0);
    }

    private static List<JsonObject> From(IEnumerable<JsonObject> matching, string cursor, string param)
    {
        var rest = matching.SkipWhile(document => document.Text("id") != cursor).ToList();
        return rest.Count > 0 ? rest : throw StripeError.NoSuch("object", cursor, param);
    }
}
