namespace CreditFunctions.FakeStripe.State;

/// <summary>
/// All objects, in memory, with a journal. All access happens inside <see cref="Change{T}"/>. Changes are serialized, and each is written as
/// one line, so a crash keeps either all of a change or nothing.
/// </summary>
internal sealed class DocumentStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly Dictionary<string, Collection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Id), JsonObject?> _unwritten = [];

    public DocumentStore(Journal journal)
    {
        _journal = journal;
        foreach (var entry in journal.Read())
        {
            Replay(entry);
        }

        _journal.Rewrite(_collections.SelectMany(collection =>
            collection.Value.NewestFirst.Reverse().Select(document => Journal.Put(collection.Key, document))));
    }

    public T Change<T>(Func<T> work)
    {
        lock (_gate)
        {
            try
            {
                return work();
            }
            finally
            {
                Commit();
            }
        }
    }

    public void Change(Action work) => Change(() =>
    {
        work();
        return true;
    });

    public JsonObject? Find(string kind, string id) => Of(kind).Find(id);

    public IEnumerable<JsonObject> All(string kind) => Of(kind).NewestFirst;

    /// <summary>Adds a document, or records that one was modified in place.</summary>
    public void Put(string kind, JsonObject document)
    {
        Of(kind).Put(document.Id(), document);
        _unwritten[(kind, document.Id())] = document;
    }

    public void Remove(string kind, string id)
    {
        Of(kind).Remove(id);
        _unwritten[(kind, id)] = null;
    }

    public void Dispose() => _journal.Dispose();

    private void Commit()
    {
        if (_unwritten.Count > 0)
        {
            _journal.Append(_unwritten.Select(change => change.Value is { } document
                ? Journal.Put(change.Key.Kind, document)
                : Journal.Removal(change.Key.Kind, change.Key.Id)));
            _unwritten.Clear();
        }
    }

    private void Replay(JournalEntry entry)
    {
        if (entry.Document is { } document)
        {
            Of(entry.Kind).Put(entry.Id, document);
        }
        else
        {
            Of(entry.Kind).Remove(entry.Id);
        }
    }

    private Collection Of(string kind)
    {
        if (!_collections.TryGetValue(kind, out var collection))
        {
            _collections.Add(kind, collection = new Collection());
        }

        return collection;
    }
}
