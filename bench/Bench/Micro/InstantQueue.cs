using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Bench.Micro;

/// <summary>The queue service without a network: the SDK does all its work up to the socket and gets an immediate response.</summary>
internal sealed class InstantQueue : HttpMessageHandler
{
    private const int NoPort = 1;

    /// <summary>The webhook's use case with such a queue.</summary>
    public static ReceiveWebhook Receiver()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None, Transport = new HttpClientTransport(new InstantQueue()) };
        var storage = NullStorage.ConnectionString(NoPort);
        return new ReceiveWebhook(
            new StripeSignature(Options.Create(new StripeOptions { WebhookSecrets = [SignedEvents.Secret] }), TimeProvider.System),
            new EventQueue(
                new QueueStorage(new QueueServiceClient(storage, options)),
                new EventBodyStore(new TableStorage(new TableServiceClient(storage))),
                TimeProvider.System),
            TimeProvider.System,
            NullLogger<ReceiveWebhook>.Instance);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created)
        {
            RequestMessage = request,
            Content = new StringContent(NullStorage.Queued, Encoding.UTF8, "application/xml"),
        });
}
