#nullable enable

using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Finds code and message in the body of an error, and which action of a transaction it is about.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public static TableErrorParser Instance { get; } = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return TryRead(document.RootElement, out error, out data);
        }
        catch (JsonException)
        {
            // A proxy may answer in the service's place, in any format.
            return false;
        }
    }

    private static bool TryRead(JsonElement root, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("odata.error"u8, out var details))
        {
            return false;
        }

        var code = details.TryGetProperty("code"u8, out var written) ? written.GetString() : null;
        var message = details.TryGetProperty("message"u8, out var texts) && texts.TryGetProperty("value"u8, out var text) ? text.GetString() : null;
        data = new Dictionary<string, string>();
        if (FailedIndex(message) is { } index)
        {
            data[TableTransactionFailedException.FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture);
            message += $"{Environment.NewLine}{nameof(TableTransactionFailedException.FailedTransactionActionIndex)} says which action failed.";
        }

        error = new ResponseError(code, message);
        return true;
    }

    private static int? FailedIndex(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
