#nullable enable

using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Wire;

/// <summary>Reads a property's value, given the type written beside it.</summary>
internal static class EdmValue
{
    public static EdmType ReadType(ref Utf8JsonReader reader) => reader.GetString() switch
    {
        "Edm.Binary" => EdmType.Binary,
        "Edm.DateTime" => EdmType.DateTime,
        "Edm.Double" => EdmType.Double,
        "Edm.Guid" => EdmType.Guid,
        "Edm.Int64" => EdmType.Int64,
        var other => throw new NotSupportedException($"Not supported type {other}"),
    };

    public static object? Read(ref Utf8JsonReader reader, EdmType type) => reader.TokenType switch
    {
        JsonTokenType.String => ReadText(ref reader, type),
        JsonTokenType.Number when type == EdmType.Double => reader.GetDouble(),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        var other => throw new JsonException($"A property of an entity cannot be {other}."),
    };

    public static object Convert(object? untyped, EdmType type) => (untyped, type) switch
    {
        (string text, EdmType.Binary) => System.Convert.FromBase64String(text),
        (string text, EdmType.DateTime) => ParseTime(text),
        (string text, EdmType.Double) => double.Parse(text, CultureInfo.InvariantCulture),
        (string text, EdmType.Guid) => Guid.Parse(text),
        (string text, EdmType.Int64) => long.Parse(text, CultureInfo.InvariantCulture),
        (int number, EdmType.Double) => (double)number,
        (long number, EdmType.Double) => (double)number,
        (int number, EdmType.Int64) => (long)number,
        _ => untyped!,
    };

    private static object ReadText(ref Utf8JsonReader reader, EdmType type) => type switch
    {
        EdmType.None => reader.GetString()!,
        EdmType.Guid => reader.GetGuid(),
        EdmType.Binary => reader.GetBytesFromBase64(),
        _ => Convert(reader.GetString(), type),
    };

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var small))
        {
            return small;
        }

        // An Int64 has a type beside it and is text, so what else is a number is a double, with a point or an exponent.
        return reader.TryGetInt64(out var large) ? large : (object)reader.GetDouble();
    }

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
