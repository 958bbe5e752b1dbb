using System.Text.Json;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Ledger.Payments;

/// <summary>
/// The stored form of marks: a list of names. Earlier versions stored one string, such as <c>"opened, withdrawn"</c>, which can still be read.
/// </summary>
internal sealed class DisputeMarksJson : JsonConverter<DisputeMarks>
{
    private static readonly Dictionary<string, DisputeMarks> ByName =
        Enum.GetValues<DisputeMarks>().Where(mark => mark != DisputeMarks.None).ToDictionary(Name, StringComparer.Ordinal);

    public override DisputeMarks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var names = reader.TokenType == JsonTokenType.String
            ? reader.GetString()!.Split(", ")
            : JsonSerializer.Deserialize<string[]>(ref reader, options) ?? throw new JsonException("Marks must not be null.");
        return names.Aggregate(DisputeMarks.None, (marks, name) => marks | (ByName.TryGetValue(name ?? "", out var mark)
            ? mark
            : throw new JsonException($"'{name}' is not a mark of a dispute.")));
    }

    public override void Write(Utf8JsonWriter writer, DisputeMarks value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var (name, mark) in ByName)
        {
            if (value.HasFlag(mark))
            {
                writer.WriteStringValue(name);
            }
        }

        writer.WriteEndArray();
    }

    private static string Name(DisputeMarks mark) => JsonNamingPolicy.SnakeCaseLower.ConvertName(mark.ToString());
}
