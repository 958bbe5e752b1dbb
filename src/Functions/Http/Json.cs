using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads and writes JSON bodies.</summary>
internal static class Json
{
    /// <summary>Larger than any valid request of this API.</summary>
    public const int RequestBytesMax = 16 * 1024;

    /// <summary>Rejects unknown and duplicate members, because they are mistakes of the caller.</summary>
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    public static void Configure(JsonSerializerOptions options) => options.Converters.Add(new UtcTime());

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ProblemException">The body is too large or not valid.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var body = await BoundedBody.ReadAsync(request, RequestBytesMax, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Strict) ?? throw Problems.InvalidRequest("The body must be a JSON object.").AsException();
        }
        catch (JsonException failure)
        {
            var member = failure.Path is { Length: > 2 } path ? $" The member '{path[2..]}' is not valid." : "";
            throw Problems.InvalidRequest($"The body must be a JSON object with the members of this request and no others.{member}").AsException();
        }
    }

    /// <summary>RFC 3339 in UTC, with a Z.</summary>
    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
