namespace CreditFunctions.Bench.Apply;

/// <summary>
/// The requests of one event and its number of round trips. Requests that are sent while a response is pending belong to the same round trip.
/// </summary>
internal sealed class EventTrace
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _underWay;

    public IReadOnlyList<RecordedRequest> Requests => _requests;

    public int Trips { get; private set; }

    /// <summary>Records a request that is sent.</summary>
    public void Begin(Azure.Core.Request request)
    {
        lock (_gate)
        {
            Trips += _underWay == 0 ? 1 : 0;
            _underWay++;
            _requests.Add(RecordedRequest.Of(Trips, request));
        }
    }

    /// <summary>Records a response.</summary>
    public void End()
    {
        lock (_gate)
        {
            _underWay--;
        }
    }
}
