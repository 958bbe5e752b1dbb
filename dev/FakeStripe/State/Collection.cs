namespace CreditFunctions.FakeStripe.State;

/// <summary>Documents of one kind, newest first as Stripe lists them.</summary>
internal sealed class Collection
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, JsonObject> _documents = [];
    private long _last;

    public IEnumerable<JsonObject> NewestFirst => _documents.Values;

    public JsonObject? Find(string id) => _positions.TryGetValue(id, out var position) ? _documents[position] : null;

    public void Put(string id, JsonObject document)
    {
        if (!_positions.TryGetValue(id, out var position))
        {
            // Positions decrease, so that iteration in order returns the newest document first.
            position = --_last;
            _positions.Add(id, position);
            _documents.Add(position, document);
        }
        else if (!ReferenceEquals(_documents[position], document))
        {
            // A document that was modified in place keeps its position, so an iteration in progress stays valid.
            _documents[position] = document;
        }
    }

    public void Remove(string id)
    {
        if (_positions.Remove(id, out var position))
        {
            _documents.Remove(position);
        }
    }
}
