namespace CreditFunctions.FakeStripe.Webhooks;

internal sealed class WebhookEndpointRoutes(DocumentStore store, WebhookEndpoints endpoints) : IApiRoutes
{
    private const string Path = "/v1/webhook_endpoints";

    public void Map(ApiMap api)
    {
        api.Post(Path, "url enabled_events[] api_version connect description metadata[*]", Create);
        api.Get(Path, ListPage.Rules, call => ListPage.Of(call, Path, store.All(Kind.WebhookEndpoint)));
        api.Get(Path + "/{id}", "", call => Require(call).Visible());
        api.Post(Path + "/{id}", "url enabled_events[] disabled description metadata[*]", Update);
        api.Delete(Path + "/{id}", Delete);
    }

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var endpoint = endpoints.Create(
            Url(parameters.RequiredText("url")),
            Wanted(parameters) ?? throw StripeError.Missing("enabled_events"),
            parameters.Text("api_version"),
            parameters.Text("description"),
            parameters.ReadMetadata());
        var answer = endpoint.Visible();
        // Only this response contains the secret.
        answer["secret"] = endpoint.RequiredText("_secret");
        return answer;
    }

    private JsonObject Update(ApiCall call)
    {
        var (endpoint, parameters) = (Require(call), call.Parameters);
        endpoint["url"] = parameters.Text("url") is { } url ? Url(url) : endpoint.RequiredText("url");
        endpoint["enabled_events"] = Wanted(parameters)?.ToJsonArray() ?? endpoint["enabled_events"]!.DeepClone();
        endpoint["description"] = parameters.Text("description") ?? endpoint.Text("description");
        endpoint["metadata"] = Metadata.Merge(endpoint["metadata"]!.AsObject(), parameters);
        if (parameters.Truth("disabled") is { } disabled)
        {
            endpoint["status"] = disabled ? "disabled" : "enabled";
        }

        store.Put(Kind.WebhookEndpoint, endpoint);
        return endpoint.Visible();
    }

    private JsonObject Delete(ApiCall call)
    {
        var endpoint = Require(call);
        store.Remove(Kind.WebhookEndpoint, endpoint.Id());
        return new JsonObject { ["id"] = endpoint.Id(), ["object"] = Kind.WebhookEndpoint, ["deleted"] = true };
    }

    private JsonObject Require(ApiCall call) => store.Find(Kind.WebhookEndpoint, call.Id) ?? throw StripeError.NoSuch("webhook endpoint", call.Id);

    private static IReadOnlyList<string>? Wanted(Parameters parameters) =>
        parameters.Texts("enabled_events") is { Count: > 0 } wanted ? wanted : null;

    private static string Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
        ? text
        : throw StripeError.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
}
