namespace CreditFunctions.FakeStripe.Api;

/// <summary>An API call, as passed to its handler.</summary>
internal sealed record ApiCall(Parameters Parameters, RouteValueDictionary Route, string BaseUrl, string ApiKey)
{
    public string Id => Route["id"] as string ?? throw new InvalidOperationException("This route has no id.");
}
