using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>A webhook of somebody: keeps what it is sent and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedDelivery> _received = new();
    private readonly ConcurrentQueue<int> _answers;

    private Receiver(WebApplication app, IEnumerable<int> answers)
    {
        (_app, _answers) = (app, new ConcurrentQueue<int>(answers));
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.Single() + "/hook";

    public IReadOnlyList<ReceivedDelivery> Received => [.. _received];

    /// <summary>What every delivery waits for before it is answered.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <param name="answers">The statuses of the first answers; all others are 200.</param>
    public static Task<Receiver> OpenAsync(params int[] answers) => OpenAsync("http://127.0.0.1:0", answers);

    public static async Task<Receiver> OpenAsync(string address, params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var receiver = new Receiver(builder.Build(), answers);
        await receiver._app.StartAsync();
        return receiver;
    }

    public async Task<ReceivedDelivery> SeeAsync(string type) => (await SeeAsync(type, times: 1))[0];

    public Task<IReadOnlyList<ReceivedDelivery>> SeeAsync(string type, int times) =>
        Eventually.SeesAsync(() => Task.FromResult(Of(type)), seen => seen.Count >= times, $"{times} times {type}");

    public IReadOnlyList<ReceivedDelivery> Of(string type) => [.. _received.Where(delivery => delivery.Type == type)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _received.Enqueue(new ReceivedDelivery(headers, text));
        await Held;
        context.Response.StatusCode = _answers.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        if (context.Response.StatusCode is 301 or 302 or 307)
        {
            context.Response.Headers.Location = "/elsewhere";
        }
    }
}
