using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Tests.Access;

/// <summary>The metadata and key endpoints of an OpenID Connect issuer on a free local port.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private SigningKey[] _published;
    private Task _answering = Task.CompletedTask;
    private int _metadataRequests;

    private Issuer(WebApplication app, SigningKey[] published) => (_app, _published) = (app, published);

    public string Url => _app.Urls.Single();

    /// <summary>The name in the metadata; null for the address.</summary>
    public string? Name { get; set; }

    /// <summary>Whether requests fail.</summary>
    public bool IsFailing { get; set; }

    public int MetadataRequests => Volatile.Read(ref _metadataRequests);

    public static async Task<Issuer> StartAsync(params SigningKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Issuer(app, keys);
        app.MapGet("/.well-known/openid-configuration", issuer.MetadataAsync);
        app.MapGet("/keys", () => Json(new JsonObject { ["keys"] = new JsonArray([.. issuer._published.Select(key => key.Published.DeepClone())]) }));
        await app.StartAsync();
        return issuer;
    }

    public void Publish(params SigningKey[] keys) => _published = keys;

    /// <summary>Leaves requests without an answer until the returned action is called.</summary>
    public Action Hang()
    {
        var hanging = new TaskCompletionSource();
        _answering = hanging.Task;
        return hanging.SetResult;
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> MetadataAsync()
    {
        Interlocked.Increment(ref _metadataRequests);
        await _answering;
        return IsFailing ? Results.NotFound() : Json(new JsonObject { ["issuer"] = Name ?? Url, ["jwks_uri"] = Url + "/keys" });
    }

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json");
}
