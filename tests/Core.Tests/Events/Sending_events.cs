using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Events;

public sealed class Sending_events
{
    private const string Account = "QueueEndpoint=https://shop.queue.core.windows.net/;";

    private static readonly byte[] Content = Encoding.UTF8.GetBytes("""{"event":{"id":"evt_1","name":"Zoë <&>"}}""");

    [Fact]
    public async Task A_message_is_the_content_in_base64_and_never_expires()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created);

        await service.ByKey().SendAsync(Content, CancellationToken.None);

        var request = Assert.Single(service.Requests);
        Assert.Equal("POST /stripe-events/messages", $"{request.Method} {request.Address.AbsolutePath}");
        Assert.Contains("messagettl=-1", request.Address.Query, StringComparison.Ordinal);
        Assert.Equal(Content, Convert.FromBase64String(XElement.Parse(request.Body).Element("MessageText")!.Value));
    }

    [Fact]
    public async Task A_key_signs_the_address_and_nothing_more_than_adding()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created);

        await service.ByKey().SendAsync(Content, CancellationToken.None);

        Assert.Contains("sp=a&sig=", service.Requests[0].Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_the_settings_bring_is_used_as_it_is()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created);
        var sender = new QueueEventSender(QueueRegistration.ByKey($"{Account}SharedAccessSignature=sv=2021-12-02&sp=a&sig=abc%3D", service.Options));

        await sender.SendAsync(Content, CancellationToken.None);

        Assert.Equal("?sv=2021-12-02&sp=a&sig=abc%3D&messagettl=-1", service.Requests[0].Address.Query);
    }

    [Fact]
    public async Task An_identity_sends_a_token_for_storage_and_no_signature()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created);
        var sender = new QueueEventSender(QueueRegistration.ByIdentity(new Uri("https://shop.queue.core.windows.net/"), new Identity(), service.Options));

        await sender.SendAsync(Content, CancellationToken.None);

        var request = Assert.Single(service.Requests);
        Assert.Equal("Bearer token for https://storage.azure.com/.default", request.Authorization);
        Assert.Equal("https://shop.queue.core.windows.net/stripe-events/messages?messagettl=-1", request.Address.AbsoluteUri);
    }

    [Fact]
    public async Task Storage_is_told_the_trace_that_a_message_belongs_to()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created, HttpStatusCode.Created);
        using var activity = new Activity("receive").Start();

        await service.ByKey().SendAsync(Content, CancellationToken.None);
        activity.Stop();
        await service.ByKey().SendAsync(Content, CancellationToken.None);

        Assert.Equal(activity.TraceId.ToHexString(), service.ClientRequestIds[0]);
        Assert.True(Guid.TryParseExact(service.ClientRequestIds[1], "D", out _));
    }

    [Fact]
    public async Task The_request_is_the_one_that_the_official_client_makes()
    {
        var service = new ScriptedQueue(HttpStatusCode.Created, HttpStatusCode.Forbidden);
        var storage = QueueRegistration.ByIdentity(new Uri("https://shop.queue.core.windows.net/"), new Identity(), service.Options);

        await new QueueEventSender(storage).SendAsync(Content, CancellationToken.None);
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            storage.StripeEvents.SendMessageAsync(Convert.ToBase64String(Content), visibilityTimeout: null, timeToLive: TimeSpan.FromSeconds(-1)));

        Assert.Equal(service.Requests[1], service.Requests[0]);
    }

    [Fact]
    public async Task What_passes_is_tried_again_with_the_same_bytes()
    {
        var service = new ScriptedQueue(HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError, HttpStatusCode.Created);

        await service.ByKey().SendAsync(Content, CancellationToken.None);

        Assert.Equal(3, service.Requests.Count);
        Assert.Single(service.Requests.Select(request => request.Body).Distinct());
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.Forbidden, 1)]
    [InlineData(HttpStatusCode.OK, 1)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 3)]
    public async Task Any_answer_but_created_is_a_failure(HttpStatusCode status, int tries)
    {
        var service = new ScriptedQueue([.. Enumerable.Repeat(status, tries)]);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => service.ByKey().SendAsync(Content, CancellationToken.None));

        Assert.Equal((int)status, failure.Status);
        Assert.Equal(tries, service.Requests.Count);
        Assert.DoesNotContain("sig=", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_not_overwritten_while_somebody_may_still_read_it()
    {
        using var giveUp = new CancellationTokenSource();
        var connection = new SlowConnection();
        var service = new ScriptedQueue(request =>
        {
            _ = request.Content!.CopyToAsync(connection, giveUp.Token);
            giveUp.Cancel();
            throw new OperationCanceledException(giveUp.Token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.ByKey().SendAsync(Content, giveUp.Token));
        var next = ArrayPool<byte>.Shared.Rent(Content.Length * 2); // What the next request would get, on this thread.
        next.AsSpan().Fill((byte)'x');

        Assert.StartsWith("<QueueMessage>", Encoding.UTF8.GetString(connection.Unsent.Span), StringComparison.Ordinal);
        ArrayPool<byte>.Shared.Return(next);
    }

    [Fact]
    public async Task A_try_that_was_given_up_is_not_overwritten_when_the_next_one_succeeds()
    {
        var connection = new SlowConnection();
        var tries = 0;
        var service = new ScriptedQueue(request =>
        {
            if (tries++ > 0)
            {
                return HttpStatusCode.Created;
            }

            _ = request.Content!.CopyToAsync(connection);
            throw new HttpRequestException("Given up.");
        });

        await service.ByKey().SendAsync(Content, CancellationToken.None).ContinueWith(
            _ => ArrayPool<byte>.Shared.Rent(Content.Length * 2).AsSpan().Fill((byte)'x'), // What the next request would get, on the thread that sent.
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

        Assert.Equal(2, tries);
        Assert.StartsWith("<QueueMessage>", Encoding.UTF8.GetString(connection.Unsent.Span), StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadAsync(HttpContent content)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    /// <summary>Has been given what to send, and has not come to it.</summary>
    private sealed class SlowConnection : MemoryStream
    {
        public ReadOnlyMemory<byte> Unsent { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Unsent = buffer;
            return new ValueTask(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken));
        }
    }

    private sealed record Sent(string Method, Uri Address, string? Authorization, string Body);

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {string.Join(' ', requestContext.Scopes)}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Answers in this order, and keeps what it was sent.</summary>
    private sealed class ScriptedQueue : HttpMessageHandler
    {
        private readonly Func<HttpRequestMessage, HttpStatusCode> _answer;

        public ScriptedQueue(Func<HttpRequestMessage, HttpStatusCode> answer) => _answer = answer;

        public ScriptedQueue(params HttpStatusCode[] answers)
        {
            var left = new Queue<HttpStatusCode>(answers);
            _answer = _ => left.Dequeue();
        }

        public List<Sent> Requests { get; } = [];

        public List<string> ClientRequestIds { get; } = [];

        public QueueClientOptions Options => new()
        {
            Transport = new HttpClientTransport(this),
            Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1), Mode = RetryMode.Fixed },
        };

        public QueueEventSender ByKey() => new(QueueRegistration.ByKey($"{Account}AccountName=shop;AccountKey=c2VjcmV0", Options));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var status = _answer(request);
            var body = Encoding.UTF8.GetString(await ReadAsync(request.Content!)).TrimStart((char)0xFEFF); // The official client writes a byte order mark.
            ClientRequestIds.Add(request.Headers.GetValues("x-ms-client-request-id").Single());
            Requests.Add(new Sent(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
            return new HttpResponseMessage(status) { RequestMessage = request };
        }
    }
}
