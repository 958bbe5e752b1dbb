namespace CreditFunctions.FakeStripe.Api;

/// <summary>The API call that is changing the store, if any. Events contain the request that caused them.</summary>
internal sealed class CurrentRequest
{
    private string? _id;
    private string? _idempotencyKey;

    public JsonObject ToJson() => new() { ["id"] = _id, ["idempotency_key"] = _idempotencyKey };

    public T Within<T>(string id, string? idempotencyKey, Func<T> work)
    {
        (_id, _idempotencyKey) = (id, idempotencyKey);
        try
        {
            return work();
        }
        finally
        {
            (_id, _idempotencyKey) = (null, null);
        }
    }
}
