namespace CreditFunctions.Bench.Apply;

/// <summary>What one event has asked of storage, and in how many round trips: a request belongs to the trip after the last one that it could have waited for.</summary>
internal sealed class EventTrace
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _tripsDone;

    public IReadOnlyList<RecordedRequest> Requests => _requests;

    public int Trips => _requests.Max(request => request.Trip);

    /// <summary>Notes a request as it leaves.</summary>
    /// <returns>Its trip.</returns>
    public int Begin(Azure.Core.Request request)
    {
        lock (_gate)
        {
            var trip = _tripsDone + 1;
            _requests.Add(RecordedRequest.Of(trip, request));
            return trip;
        }
    }

    /// <summary>Notes that an answer has come.</summary>
    public void End(int trip)
    {
        lock (_gate)
        {
            _tripsDone = Math.Max(_tripsDone, trip);
        }
    }
}
