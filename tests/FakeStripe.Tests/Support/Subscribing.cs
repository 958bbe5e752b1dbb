namespace CreditFunctions.FakeStripe.Tests.Support;

internal static class Subscribing
{
    /// <summary>Registers the receiver and returns the endpoint as its creation answered it, with the secret.</summary>
    public static async Task<JsonObject> SubscribeAsync(this StripeAccount stripe, Receiver receiver, params string[] types)
    {
        var wanted = string.Concat(types.DefaultIfEmpty("*").Select(type => $"&enabled_events[]={type}"));
        var reply = await stripe.PostAsync("/v1/webhook_endpoints", $"url={receiver.Url}{wanted}");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.Body;
    }
}
