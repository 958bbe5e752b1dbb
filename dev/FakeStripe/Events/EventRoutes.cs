using CreditFunctions.FakeStripe.CommandLine;
using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.Events;

internal sealed class EventRoutes(DocumentStore store, Deliveries deliveries, Listeners listeners) : IApiRoutes
{
    public void Map(ApiMap api)
    {
        api.Get("/v1/events", ListPage.Rules + "type types[] delivery_success related_object", List);
        api.Get("/v1/events/{id}", "", call => store.Require(Kind.Event, call.Id).Visible());
        api.Post("/v1/events/{id}/retry", "webhook_endpoint account", Retry);
    }

    private JsonObject List(ApiCall call)
    {
        var types = call.Parameters.Texts("types").Append(call.Parameters.Text("type")).OfType<string>().ToList();
        var delivered = call.Parameters.Truth("delivery_success");
        return ListPage.Of(call, "/v1/events", store.All(Kind.Event)
            .Where(happened => types.Count == 0 || types.Any(type => EventFilter.Matches(type, happened.RequiredText("type"))))
            .Where(happened => delivered is null || delivered == (happened.Number("pending_webhooks") == 0)));
    }

    private JsonObject Retry(ApiCall call)
    {
        var happened = store.Require(Kind.Event, call.Id);
        if (call.Parameters.Text("webhook_endpoint") is { } endpoint)
        {
            deliveries.Resend(happened, store.Require(Kind.WebhookEndpoint, endpoint, "webhook_endpoint"));
        }
        else
        {
            listeners.Send(happened);
            foreach (var listening in store.All(Kind.WebhookEndpoint))
            {
                deliveries.Resend(happened, listening);
            }
        }

        return happened.Visible();
    }
}
