using System.Text;
using System.Text.Json;

namespace CreditFunctions.FakeStripe.State;

/// <summary>A file with one line of JSON for each change. Written lines survive if the process is killed.</summary>
internal sealed class Journal : IDisposable
{
    private const string FileName = "fake-stripe.jsonl";
    private readonly string? _path;
    private readonly FileStream? _lock;
    private FileStream? _file;

    public Journal(string? directory)
    {
        if (directory is not null)
        {
            _path = Path.Combine(Directory.CreateDirectory(directory).FullName, FileName);
            // Two servers that write to one file would lose changes. The operating system releases the lock of a killed process.
            _lock = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
    }

    public static JournalEntry Put(string kind, JsonObject document) => new(kind, document.Id(), document);

    public static JournalEntry Removal(string kind, string id) => new(kind, id, null);

    public IEnumerable<JournalEntry> Read() => _path is not null && File.Exists(_path)
        ? File.ReadLines(_path).Select(Parse).TakeWhile(line => line is not null).SelectMany(line => line!)
        : [];

    /// <summary>Compacts the file to the latest state of each document and opens it for appending.</summary>
    public void Rewrite(IEnumerable<JournalEntry> entries)
    {
        if (_path is null)
        {
            return;
        }

        var next = _path + ".next";
        File.WriteAllLines(next, entries.Select(entry => Render([entry])));
        File.Move(next, _path, overwrite: true);
        _file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public void Append(IEnumerable<JournalEntry> entries) => _file?.Write(Encoding.UTF8.GetBytes(Render(entries) + '\n'));

    public void Dispose()
    {
        _file?.Dispose();
        _lock?.Dispose();
    }

    private static string Render(IEnumerable<JournalEntry> entries) => JsonSerializer.Serialize(entries);

    private static List<JournalEntry>? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<List<JournalEntry>>(line);
        }
        catch (JsonException)
        {
            // Only the last line can be incomplete, if the process was killed during the write. That change is ignored.
            return null;
        }
    }
}
