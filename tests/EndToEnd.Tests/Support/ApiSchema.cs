using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Holds a body to a schema: the part of JSON Schema that the description of the API uses, and it fails on any other.</summary>
internal static class ApiSchema
{
    private static readonly string[] SaysNothing = ["description", "examples", "example", "default"];

    /// <summary>What is wrong, with the place; nothing where the body is as described.</summary>
    public static IEnumerable<string> Problems(JsonNode? value, JsonObject schema, string place = "$") =>
        schema.Where(keyword => !SaysNothing.Contains(keyword.Key)).SelectMany(keyword => Problems(value, schema, keyword.Key, keyword.Value!, place));

    private static IEnumerable<string> Problems(JsonNode? value, JsonObject schema, string keyword, JsonNode rule, string place) => keyword switch
    {
        "type" => When(!Types(rule).Contains(TypeOf(value)), $"{place} is of type {TypeOf(value)}, not {rule.ToJsonString()}"),
        "const" => When(!JsonNode.DeepEquals(value, rule), $"{place} is not {rule.ToJsonString()}"),
        "enum" => When(!rule.AsArray().Any(one => JsonNode.DeepEquals(one, value)), $"{place} is none of {rule.ToJsonString()}"),
        "pattern" => When(value is not null && !Regex.IsMatch(value.GetValue<string>(), rule.GetValue<string>()), $"{place} is not like {rule}"),
        "format" => When(!HasFormat(value, rule.GetValue<string>()), $"{place} is not in the format {rule}"),
        "allOf" => rule.AsArray().SelectMany(one => Problems(value, one!.AsObject(), place)),
        "oneOf" => When(rule.AsArray().Count(one => !Problems(value, one!.AsObject(), place).Any()) != 1, $"{place} is not one of its kinds"),
        "required" => rule.AsArray().Select(name => name!.GetValue<string>()).Where(name => value is JsonObject members && !members.ContainsKey(name)).Select(name => $"{place}.{name} is missing"),
        "properties" => Members(value).Where(member => rule[member.Key] is not null).SelectMany(member => Problems(member.Value, rule[member.Key]!.AsObject(), $"{place}.{member.Key}")),
        "additionalProperties" => Members(value).Where(member => schema["properties"]![member.Key] is null).Select(member => $"{place}.{member.Key} is not described"),
        "items" => value is JsonArray items ? items.SelectMany((item, index) => Problems(item, rule.AsObject(), $"{place}[{index}]")) : [],
        _ => [$"{place}: this test does not know the keyword {keyword}"],
    };

    private static IEnumerable<string> When(bool isWrong, string problem) => isWrong ? [problem] : [];

    private static JsonObject Members(JsonNode? value) => value as JsonObject ?? [];

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [rule.GetValue<string>()];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
    };

    private static bool HasFormat(JsonNode? value, string format) => (format, value) switch
    {
        (_, null) => true,
        ("date-time", _) => Regex.IsMatch(value.GetValue<string>(), @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"),
        ("uri", _) => Uri.IsWellFormedUriString(value.GetValue<string>(), UriKind.Absolute),
        ("uri-reference", _) => Uri.IsWellFormedUriString(value.GetValue<string>(), UriKind.Relative),
        ("int32", _) => value.AsValue().TryGetValue<int>(out _),
        ("int64", _) => value.AsValue().TryGetValue<long>(out _),
        _ => false,
    };
}
