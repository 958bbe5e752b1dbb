namespace CreditFunctions.Bench.Apply;

/// <summary>What one event has asked of storage, and in how many round trips: while an answer is awaited, whatever else is sent belongs to the same trip.</summary>
internal sealed class EventTrace
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _underWay;

    public IReadOnlyList<RecordedRequest> Requests => _requests;

    public int Trips { get; private set; }

    /// <summary>Notes a request as it leaves.</summary>
    public void Begin(Azure.Core.Request request)
    {
        lock (_gate)
        {
            Trips += _underWay == 0 ? 1 : 0;
            _underWay++;
            _requests.Add(RecordedRequest.Of(Trips, request));
        }
    }

    /// <summary>Notes that an answer has come.</summary>
    public void End()
    {
        lock (_gate)
        {
            _underWay--;
        }
    }
}
