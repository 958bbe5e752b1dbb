using System.Text;

namespace CreditFunctions.FakeStripe.Webhooks;

internal sealed class WebhookSender(Clock clock) : IDisposable
{
    // Stripe does not publish its timeout; the CLI's forwarder allows 30 seconds.
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    { Timeout = AnswerWithin };

    /// <summary>Sends a delivery and returns the response status, or 0 for no response.</summary>
    public async Task<int> SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)),
        };
        foreach (var (name, value) in WebhookHeaders.Of(delivery.Body, delivery.Secrets, clock))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    public void Dispose() => _client.Dispose();
}
