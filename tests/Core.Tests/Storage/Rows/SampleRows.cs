using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Storage.Rows;

/// <summary>
/// Rows as JSON: by table, then by key, each column with its type and value. Without the columns that differ from write to write.
/// </summary>
internal static class SampleRows
{
    private static readonly string[] Variable = ["odata.etag", "Timestamp", "CommitId"];

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "stored-rows.json");

    public static async Task<string> DumpAsync(TableStorage tables)
    {
        var dump = new SortedDictionary<string, SortedDictionary<string, SortedDictionary<string, string>>>(StringComparer.Ordinal);
        foreach (var table in All(tables))
        {
            var rows = dump[table.Name] = new(StringComparer.Ordinal);
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                rows[$"{row.PartitionKey} {row.RowKey}"] = new(row.Where(column => !Variable.Contains(column.Key)).ToDictionary(column => column.Key, column => Typed(column.Value)), StringComparer.Ordinal);
            }
        }

        return JsonSerializer.Serialize(dump, Options) + "\n";
    }

    /// <summary>Inserts the rows of the file.</summary>
    public static async Task InsertAsync(TableStorage tables)
    {
        var samples = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(await System.IO.File.ReadAllTextAsync(File))!;
        foreach (var table in All(tables))
        {
            foreach (var row in samples[table.Name].Values)
            {
                await table.AddEntityAsync(new TableEntity(row.ToDictionary(column => column.Key, column => Value(column.Value))));
            }
        }
    }

    private static TableClient[] All(TableStorage tables) =>
        [tables.Credits, tables.PaymentIntents, tables.StripeEvents, tables.FailedEvents, tables.RateLimits, tables.OpenPurchases];

    private static string Typed(object value) => value switch
    {
        string text => "String " + text,
        long number => string.Create(CultureInfo.InvariantCulture, $"Int64 {number}"),
        int number => string.Create(CultureInfo.InvariantCulture, $"Int32 {number}"),
        bool flag => $"Boolean {flag}",
        DateTimeOffset time => $"DateTime {time.UtcDateTime:O}",
        byte[] bytes => "Binary " + Convert.ToBase64String(bytes),
        _ => throw new NotSupportedException($"No column has the type {value.GetType()}."),
    };

    private static object Value(string typed)
    {
        var (type, text) = (typed[..typed.IndexOf(' ', StringComparison.Ordinal)], typed[(typed.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return type switch
        {
            "String" => text,
            "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
            "Int32" => int.Parse(text, CultureInfo.InvariantCulture),
            "Boolean" => bool.Parse(text),
            "DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            "Binary" => Convert.FromBase64String(text),
            _ => throw new NotSupportedException($"No column has the type {type}."),
        };
    }
}
