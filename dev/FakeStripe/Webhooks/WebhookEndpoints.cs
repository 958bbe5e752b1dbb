namespace CreditFunctions.FakeStripe.Webhooks;

internal sealed class WebhookEndpoints(DocumentStore store, Clock clock)
{
    // Endpoints that were requested since the start of this process. Other endpoints of this kind are from an earlier run.
    private readonly HashSet<string> _ensured = new(StringComparer.Ordinal);

    public JsonObject Create(string url, IEnumerable<string> enabledEvents, string? apiVersion, string? description, JsonObject metadata)
    {
        var endpoint = new JsonObject
        {
            ["id"] = Id.New("we_1", 23),
            ["object"] = Kind.WebhookEndpoint,
            ["api_version"] = apiVersion,
            ["application"] = null,
            ["created"] = clock.Seconds,
            ["description"] = description,
            ["enabled_events"] = enabledEvents.ToJsonArray(),
            ["livemode"] = false,
            ["metadata"] = metadata,
            ["status"] = "enabled",
            ["url"] = url,
            ["_secret"] = WebhookSecrets.New(),
            ["_former_secrets"] = new JsonArray(),
        };
        store.Put(Kind.WebhookEndpoint, endpoint);
        return endpoint;
    }

    /// <summary>
    /// Finds or creates the endpoint of the program that embeds this server. An endpoint with this url is reused. Otherwise the program's
    /// endpoint of an earlier run moves to this url, and keeps its secret and pending deliveries. Otherwise a new endpoint is created.
    /// </summary>
    public string Ensure(string url, IReadOnlyCollection<string> enabledEvents, string? apiVersion) => store.Change(() =>
    {
        var endpoint = store.All(Kind.WebhookEndpoint).FirstOrDefault(known => known.Text("url") == url)
            ?? store.All(Kind.WebhookEndpoint).FirstOrDefault(known => known.IsTrue("_ensured") && !_ensured.Contains(known.Id()))
            ?? Create(url, enabledEvents, apiVersion, null, []);
        endpoint["url"] = url;
        endpoint["enabled_events"] = enabledEvents.ToJsonArray();
        endpoint["api_version"] = apiVersion;
        endpoint["status"] = "enabled";
        endpoint["_ensured"] = true;
        store.Put(Kind.WebhookEndpoint, endpoint);
        _ensured.Add(endpoint.Id());
        return endpoint.RequiredText("_secret");
    });
}
