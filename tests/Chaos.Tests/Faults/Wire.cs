using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>Lies between a worker and one of the services it needs, and lets the weather in.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private static readonly TimeSpan SlownessMax = TimeSpan.FromSeconds(1);

    // Longer than any worker waits for an answer.
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;
    private readonly Relay _relay;
    private readonly Weather _weather;
    private readonly Func<HttpRequest, Func<Task<Answer?>>, Task<Answer?>> _passAsync;

    private Wire(WebApplication app, Relay relay, Weather weather, Func<HttpRequest, Func<Task<Answer?>>, Task<Answer?>> passAsync) =>
        (_app, _relay, _weather, _passAsync) = (app, relay, weather, passAsync);

    /// <summary>Where the service seems to be, without a slash at the end.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Lays a wire.</summary>
    /// <param name="service">Where the service really is.</param>
    /// <param name="weather">Decides about each request.</param>
    /// <param name="passAsync">Stands beside every request that is carried out, and sees its answer even where that gets lost.</param>
    public static async Task<Wire> ToAsync(string service, Weather weather, Func<HttpRequest, Func<Task<Answer?>>, Task<Answer?>>? passAsync = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var wire = new Wire(app, new Relay(service), weather, passAsync ?? ((_, sendAsync) => sendAsync()));
        app.Run(wire.CarryAsync);
        await app.StartAsync();
        return wire;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _relay.Dispose();
    }

    private async Task CarryAsync(HttpContext context)
    {
        var fault = _weather.Next();
        switch (fault)
        {
            case Fault.Reset:
                context.Abort();
                return;
            case Fault.TooMany or Fault.Broken or Fault.Busy:
                await RefuseAsync(context, fault);
                return;
            case Fault.Slow:
                await Task.Delay(SlownessMax * Random.Shared.NextDouble(), TimeProvider.System);
                break;
        }

        if (await _passAsync(context.Request, () => _relay.SendAsync(context.Request)) is not { } answer)
        {
            context.Abort(); // The service is down.
            return;
        }

        await AnswerAsync(context, answer, fault);
    }

    private static async Task AnswerAsync(HttpContext context, Answer answer, Fault fault)
    {
        if (fault == Fault.Silence)
        {
            await Task.Delay(SilenceMax, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fault is Fault.Silence or Fault.AnswerLost)
        {
            context.Abort();
            return;
        }

        await answer.WriteAsync(context.Response);
    }

    /// <summary>Azurite's services say it with a status alone; the body is for Stripe's.</summary>
    private static async Task RefuseAsync(HttpContext context, Fault fault)
    {
        context.Response.StatusCode = fault switch
        {
            Fault.TooMany => StatusCodes.Status429TooManyRequests,
            Fault.Broken => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"error":{"type":"api_error","message":"It is raining."}}""");
        }
    }
}
