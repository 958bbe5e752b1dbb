using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Seconds since 1970, as a number or as text; what is too large for that is taken as milliseconds.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    private const long LargestSeconds = 5_000_000_000;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var count = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetInt64(),
            JsonTokenType.String when long.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => throw new JsonException($"A time was expected, not {reader.TokenType}."),
        };

        return count switch
        {
            < 0 => throw new JsonException("A time before 1970."),
            > LargestSeconds => DateTime.UnixEpoch.AddMilliseconds(count),
            _ => DateTime.UnixEpoch.AddSeconds(count),
        };
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => throw new NotSupportedException();
}
