namespace CreditFunctions.FakeStripe.Api;

/// <summary>One call as a handler sees it.</summary>
internal sealed record ApiCall(Parameters Parameters, RouteValueDictionary Route, string BaseUrl, string ApiKey)
{
    public string Id => Route["id"] as string ?? throw new InvalidOperationException("This route has no id.");
}
