using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.StripeSdk.Tests.Recording;

/// <summary>A server that keeps what it was sent and gives the answers it was told, the last one for ever.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Answer[] _answers;
    private readonly WebApplication _server;
    private int _answered;

    private Recorder(Answer[] answers)
    {
        _answers = answers;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public RecordedRequest Request => Assert.Single(_requests);

    public string Url => _server.Urls.Single();

    public static async Task<Recorder> StartAsync(params Answer[] answers)
    {
        var recorder = new Recorder(answers);
        await recorder._server.StartAsync();
        return recorder;
    }

    public StripeClient Client(HttpClient? httpClient = null, int retries = 2, AppInfo? appInfo = null, string? apiKey = "sk_test_123") =>
        new(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = Url,
            HttpClient = new SystemNetHttpClient(httpClient ?? new HttpClient(), retries, appInfo, enableTelemetry: false),
        });

    public async Task WaitForRequestAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_requests.IsEmpty)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(await RecordedRequest.ReadAsync(context));
        var number = Interlocked.Increment(ref _answered);
        var answer = _answers[Math.Min(number, _answers.Length) - 1];

        if (answer == Answer.None)
        {
            await WaitUntilGivenUpAsync(context.RequestAborted);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers["Request-Id"] = $"req_{number}";
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task WaitUntilGivenUpAsync(CancellationToken aborted)
    {
        var givenUp = new TaskCompletionSource();
        await using var registration = aborted.Register(givenUp.SetResult);
        await givenUp.Task;
    }
}
