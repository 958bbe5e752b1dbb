using System.Globalization;
using System.Text.Json;

namespace CreditFunctions.Tables.Tests.Peer;

internal sealed record PeerValue(string Type, JsonElement Value)
{
    public static PeerValue From(object value) => value switch
    {
        string => new("String", Json(value)),
        bool => new("Boolean", Json(value)),
        int => new("Int32", Json(value)),
        double => new("Double", Json(value)),
        long number => new("Int64", Json(number.ToString(CultureInfo.InvariantCulture))),
        Guid guid => new("Guid", Json(guid.ToString())),
        byte[] bytes => new("Binary", Json(Convert.ToBase64String(bytes))),
        DateTimeOffset time => new("DateTime", Json(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No such type in a table."),
    };

    /// <summary>The peer turns numbers and booleans into text; written alike, they compare.</summary>
    public string Canonical() => Type switch
    {
        "Double" => $"{Type} {double.Parse(Value.ToString(), CultureInfo.InvariantCulture):R}",
        "Boolean" => $"{Type} {bool.Parse(Value.ToString())}",
        _ => $"{Type} {Value}",
    };

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
}
