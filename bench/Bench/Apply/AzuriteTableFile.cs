using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>
/// The file in which an Azurite that is not running keeps its tables. Long histories are written here because a running one looks through
/// the whole partition for each row that it is sent: time with the square of the history's length.
/// </summary>
internal sealed class AzuriteTableFile
{
    private const string FileName = "__azurite_db_table__.json";
    private const string Credits = "devstoreaccount1$Credits";

    // The indexes of a file older than 1.5 are made anew when it is read; those in this file lack the rows that are added.
    private const double OldVersion = 1.4;

    private readonly string _path;
    private readonly JsonNode _database;
    private readonly JsonNode _table;

    public AzuriteTableFile(string directory)
    {
        _path = Path.Combine(directory, FileName);
        _database = JsonNode.Parse(File.ReadAllBytes(_path))!;
        _table = _database["collections"]!.AsArray().Single(table => (string?)table!["name"] == Credits)!;
    }

    /// <summary>Adds what comes before the last entry of a user: rows like it, but for the numbers.</summary>
    public void AddEarlierEntries(History history)
    {
        var rows = _table["data"]!.AsArray();
        var last = rows.Single(row => IsLastEntry(row!, history))!;
        var id = (long)_table["maxId"]!;
        for (var sequence = history.Entries - 1; sequence > 0; sequence--)
        {
            rows.Add(Earlier(last, sequence, ++id));
        }

        _table["maxId"] = id;
    }

    public void Save()
    {
        _database["databaseVersion"] = OldVersion;
        using var file = File.Create(_path);
        using var writer = new Utf8JsonWriter(file);
        _database.WriteTo(writer);
    }

    private static bool IsLastEntry(JsonNode row, History history) =>
        (string?)row["PartitionKey"] == TableKey.Partition(history.User) && (string?)row["RowKey"] == History.EntryKey(history.Entries);

    private static JsonNode Earlier(JsonNode last, long sequence, long id)
    {
        var row = last.DeepClone();
        var properties = row["properties"]!;
        var number = sequence.ToString(CultureInfo.InvariantCulture); // 64 bits are text in this file.
        row["RowKey"] = History.EntryKey(sequence);
        properties["RowKey"] = History.EntryKey(sequence);
        properties["Sequence"] = number;
        properties["BalanceAfter"] = number;
        row["$loki"] = id;
        return row;
    }
}
