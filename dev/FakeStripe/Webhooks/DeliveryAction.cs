namespace CreditFunctions.FakeStripe.Webhooks;

/// <summary>Sends one event to one endpoint, outside any change of the store, and schedules the next attempt.</summary>
internal sealed class DeliveryAction(
    DocumentStore store,
    Agenda agenda,
    Deliveries deliveries,
    WebhookSender sender,
    RetrySchedule schedule,
    IHostApplicationLifetime lifetime) : ITimedAction, IDisposable
{
    // Like Stripe, deliveries run concurrently, up to a limit.
    private const int AtOnceMax = 32;
    private readonly SemaphoreSlim _slots = new(AtOnceMax);

    public string Action => Deliveries.Action;

    public void Run(JsonObject item) => _ = Task.Run(() => DeliverAsync(item, lifetime.ApplicationStopping));

    public void Dispose() => _slots.Dispose();

    private async Task DeliverAsync(JsonObject item, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            if (store.Change(() => Prepare(item)) is { } delivery)
            {
                var status = await sender.SendAsync(delivery, cancellationToken);
                store.Change(() => deliveries.Complete(item, status, schedule.After(item.Number("attempts") + 1)));
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Null if the endpoint was deleted or disabled. The delivery is then abandoned.</summary>
    private WebhookDelivery? Prepare(JsonObject item)
    {
        var happened = store.Find(Kind.Event, item.RequiredText("target"));
        var endpoint = store.Find(Kind.WebhookEndpoint, item.RequiredText("endpoint"));
        if (happened is null || endpoint?.Text("status") != "enabled")
        {
            agenda.Finish(item);
            return null;
        }

        var body = happened.Visible();
        body["api_version"] = endpoint.Text("api_version") ?? ResponseWriter.DefaultVersion;
        return new WebhookDelivery(endpoint.RequiredText("url"), Rendering.Render(body), WebhookSecrets.Active(endpoint));
    }
}
