using Azure.Storage.Queues;

// The upper limit for a webhook on this stack: Kestrel receives the bytes and one HttpClient posts them, without any check. With a storage
// connection it sends them with the official SDK instead, which is the upper limit for a webhook that uses the SDK.
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null });
var sink = Environment.GetEnvironmentVariable("SINK");
Func<byte[], CancellationToken, Task> post = sink is null ? Sdk() : (body, token) => PostAsync(http, new Uri(sink), body, token);

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.Run(async context =>
{
    var body = new byte[(int)context.Request.ContentLength!.Value];
    await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
    await post(body, context.RequestAborted);
});
await app.RunAsync();

static async Task PostAsync(HttpClient http, Uri sink, byte[] body, CancellationToken cancellationToken)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, sink) { Content = new ByteArrayContent(body) };
    using var answer = await http.SendAsync(request, cancellationToken);
    answer.EnsureSuccessStatusCode();
}

static Func<byte[], CancellationToken, Task> Sdk()
{
    var queue = new QueueClient(Environment.GetEnvironmentVariable("AzureWebJobsStorage"), "stripe-events");
    return (body, token) => queue.SendMessageAsync(Convert.ToBase64String(body), visibilityTimeout: null, timeToLive: TimeSpan.FromSeconds(-1), token);
}
