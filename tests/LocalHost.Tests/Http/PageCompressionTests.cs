using System.IO.Compression;
using System.Net;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class PageCompressionTests
{
    private static readonly string LongText = new('x', 10_000);

    [Theory]
    [InlineData("/")]
    [InlineData("/ops.html")]
    [InlineData("/config.js")]
    [InlineData("/styles/base.css")]
    [InlineData("/icon.svg")]
    public async Task A_compressed_page_has_the_same_content_and_headers(string path)
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = app.Client();

        using var plain = await client.GetAsync(path);
        using var compressed = await AskAsync(client, path);

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal("gzip", Assert.Single(compressed.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", Assert.Single(compressed.Headers.Vary));
        Assert.Equal("no-cache", compressed.Headers.CacheControl?.ToString());
        Assert.Equal(plain.Content.Headers.ContentType, compressed.Content.Headers.ContentType);
        await using var unpacked = new GZipStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Function_answers_are_not_compressed(string type)
    {
        await using var app = await TestApps.Alone(typeof(Talkative)).StartAsync();
        using var client = app.Client();

        using var response = await AskAsync(client, "/api/talkative?type=" + Uri.EscapeDataString(type));

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(LongText, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unchanged_page_is_answered_with_304()
    {
        await using var app = await TestApps.Alone().StartAsync();
        using var client = app.Client();
        using var first = await AskAsync(client, "/");

        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await AskAsync(client, "/");

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        return await client.SendAsync(request);
    }

    private sealed class Talkative
    {
        [Function("Talkative")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "talkative")] HttpRequest request) =>
            Results.Text(LongText, request.Query["type"]);
    }
}
