namespace CreditFunctions.FakeStripe.Webhooks;

/// <summary>The signing secrets of an endpoint: the current one and, for some time after a roll, the previous one.</summary>
internal sealed class WebhookSecrets(DocumentStore store, Agenda agenda) : ITimedAction
{
    public string Action => "forget_webhook_secret";

    public static string New() => Id.New("whsec_", 32);

    public static IReadOnlyList<string> Active(JsonObject endpoint) =>
        [endpoint.RequiredText("_secret"), .. endpoint.Texts("_former_secrets")];

    public string Roll(JsonObject endpoint, TimeSpan overlap)
    {
        var former = endpoint.RequiredText("_secret");
        endpoint["_secret"] = New();
        if (overlap > TimeSpan.Zero)
        {
            endpoint["_former_secrets"] = endpoint.Texts("_former_secrets").Prepend(former).ToJsonArray();
            var item = agenda.Add(Action, endpoint.Id(), overlap);
            item["secret"] = former;
        }

        store.Put(Kind.WebhookEndpoint, endpoint);
        return endpoint.RequiredText("_secret");
    }

    public void Run(JsonObject item)
    {
        agenda.Finish(item);
        if (store.Find(Kind.WebhookEndpoint, item.RequiredText("target")) is { } endpoint)
        {
            endpoint["_former_secrets"] = endpoint.Texts("_former_secrets").Where(secret => secret != item.Text("secret")).ToJsonArray();
            store.Put(Kind.WebhookEndpoint, endpoint);
        }
    }
}
