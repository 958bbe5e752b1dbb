using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>
/// The file in which Azurite stores its tables, while it is not running. Long histories are written directly to this file, because Azurite
/// scans the whole partition for each inserted row, so the time grows with the square of the number of rows.
/// </summary>
internal sealed class AzuriteTableFile
{
    private const string FileName = "__azurite_db_table__.json";
    private const string Credits = "devstoreaccount1$Credits";

    // Indexes of files older than version 1.5 are rebuilt when the file is read. The indexes in this file do not contain the added rows.
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

    /// <summary>Adds the entries before a user's last entry. They are copies of it with other numbers.</summary>
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
        var number = sequence.ToString(CultureInfo.InvariantCulture); // 64-bit integers are strings in this file.
        row["RowKey"] = History.EntryKey(sequence);
        properties["RowKey"] = History.EntryKey(sequence);
        properties["Sequence"] = number;
        properties["BalanceAfter"] = number;
        row["$loki"] = id;
        return row;
    }
}
