namespace CreditFunctions.FakeStripe.State;

/// <summary>Scheduled items: sessions that expire, payments that settle, deliveries that are retried.</summary>
internal sealed class Agenda
{
    public const string Kind = "agenda";
    private readonly DocumentStore _store;
    private readonly Clock _clock;
    private readonly PriorityQueue<string, long> _queue = new();
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Agenda(DocumentStore store, Clock clock)
    {
        (_store, _clock) = (store, clock);
        store.Change(Requeue);
    }

    public SemaphoreSlim Changed { get; } = new(0);

    public JsonObject Add(string action, string target, TimeSpan after)
    {
        var item = new JsonObject { ["id"] = Id.New("ag_"), ["action"] = action, ["target"] = target };
        Set(item, after);
        return item;
    }

    /// <summary>Schedules or reschedules an item.</summary>
    public void Set(JsonObject item, TimeSpan after)
    {
        item["due"] = _clock.Milliseconds + (long)after.TotalMilliseconds;
        _store.Put(Kind, item);
        _taken.Remove(item.Id());
        _queue.Enqueue(item.Id(), item.Number("due"));
        Wake();
    }

    public void Finish(JsonObject item)
    {
        _store.Remove(Kind, item.Id());
        _taken.Remove(item.Id());
    }

    public void Cancel(string action, string target)
    {
        foreach (var item in Find(action, target).ToList())
        {
            Finish(item);
        }
    }

    public IEnumerable<JsonObject> Find(string action, string? target = null) => _store.All(Kind)
        .Where(item => item.Text("action") == action && (target is null || item.Text("target") == target));

    /// <summary>Makes all scheduled items due earlier. The clock does not change, because signatures must stay current.</summary>
    public void Advance(TimeSpan by)
    {
        foreach (var item in _store.All(Kind).ToList())
        {
            item["due"] = item.Number("due") - (long)by.TotalMilliseconds;
            _store.Put(Kind, item);
        }

        Requeue();
        Wake();
    }

    /// <summary>Takes the due items, and returns how long to wait for the next one.</summary>
    public (List<JsonObject> Due, TimeSpan Wait) Take(TimeSpan waitMax)
    {
        var due = new List<JsonObject>();
        while (_queue.TryPeek(out var id, out var at))
        {
            if (at > _clock.Milliseconds)
            {
                return (due, TimeSpan.FromMilliseconds(Math.Min(at - _clock.Milliseconds, waitMax.TotalMilliseconds)));
            }

            _queue.Dequeue();
            if (_store.Find(Kind, id) is { } item && item.Number("due") == at && _taken.Add(id))
            {
                due.Add(item);
            }
        }

        return (due, waitMax);
    }

    private void Wake()
    {
        if (Changed.CurrentCount == 0)
        {
            Changed.Release();
        }
    }

    private void Requeue()
    {
        _queue.Clear();
        foreach (var item in _store.All(Kind))
        {
            _queue.Enqueue(item.Id(), item.Number("due"));
        }
    }
}
