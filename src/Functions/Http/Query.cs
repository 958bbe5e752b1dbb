using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads query parameters. An invalid value is rejected and never replaced by a default.</summary>
internal static class Query
{
    private const int LimitMax = 100;
    private const int LimitDefault = 20;

    /// <summary>The requested number of items on a page.</summary>
    public static int Limit(HttpRequest request)
    {
        var text = Text(request, "limit");
        return text is null ? LimitDefault
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LimitMax ? limit
            : throw Problems.InvalidRequest($"'limit' must be a whole number from 1 to {LimitMax}.").AsException();
    }

    public static DateTimeOffset? Time(HttpRequest request, string name)
    {
        var text = Text(request, name);
        return text is null ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
            : throw Problems.InvalidRequest($"'{name}' must be a time such as 2026-01-31T12:00:00Z.").AsException();
    }

    public static string? Text(HttpRequest request, string name) => request.Query[name] switch
    {
        [] => null,
        [{ Length: > 0 } text] => text,
        _ => throw Problems.InvalidRequest($"Send '{name}' at most once, and not empty.").AsException(),
    };
}
