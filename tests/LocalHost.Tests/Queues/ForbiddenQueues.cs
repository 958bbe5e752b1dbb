using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalHost.Tests.Queues;

/// <summary>A queue service that answers every request with 403, which the SDK neither retries nor survives.</summary>
internal sealed class ForbiddenQueues : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requestsCount;

    private ForbiddenQueues()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _requestsCount);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
    }

    public int RequestsCount => Volatile.Read(ref _requestsCount);

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=account;AccountKey=a2V5;QueueEndpoint={_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/account;";

    public static async Task<ForbiddenQueues> StartAsync()
    {
        var service = new ForbiddenQueues();
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
