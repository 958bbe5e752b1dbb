using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Tests.Authentication;

/// <summary>An OpenID Connect issuer on a free port of this machine, as far as whoever verifies tokens can see one.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private SigningKey[] _published;
    private int _asked;

    private Issuer(WebApplication app, SigningKey[] published) => (_app, _published) = (app, published);

    public string Url => _app.Urls.Single();

    /// <summary>How often the keys were fetched.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public static async Task<Issuer> StartAsync(params SigningKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Issuer(app, keys);
        app.MapGet("/.well-known/openid-configuration", () => Json(new JsonObject { ["issuer"] = issuer.Url, ["jwks_uri"] = issuer.Url + "/keys" }));
        app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref issuer._asked);
            return Json(new JsonObject { ["keys"] = new JsonArray([.. issuer._published.Select(key => key.Published.DeepClone())]) });
        });
        await app.StartAsync();
        return issuer;
    }

    public void Publish(params SigningKey[] keys) => _published = keys;

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Json(JsonObject json) => Results.Text(json.ToJsonString(), "application/json");
}
