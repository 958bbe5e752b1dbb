using System.Net;

// What no webhook on this stack can beat: Kestrel takes the bytes, one HttpClient posts them, nothing is checked.
var sink = new Uri(Environment.GetEnvironmentVariable("SINK") ?? throw new InvalidOperationException("SINK says where to post."));
using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null });

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
app.Run(async context =>
{
    var body = new byte[(int)context.Request.ContentLength!.Value];
    await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
    using var request = new HttpRequestMessage(HttpMethod.Post, sink) { Content = new ByteArrayContent(body) };
    using var answer = await http.SendAsync(request, context.RequestAborted);
    context.Response.StatusCode = (int)(answer.StatusCode == HttpStatusCode.Created ? HttpStatusCode.OK : HttpStatusCode.BadGateway);
});
await app.RunAsync();
