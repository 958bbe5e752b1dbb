using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Http;

public sealed class HttpTriggersTests : IAsyncLifetime
{
    private LocalHostApp _app = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApps.Alone(typeof(SampleFunctions)).With("FUNCTION_KEY", "the-key").With("CORS_ORIGINS", "https://shop.example, https://other.example").StartAsync();
        _client = _app.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("GET", "/api/WithoutRoute", "GET")]
    [InlineData("GET", "/api/withoutroute", "GET")]
    [InlineData("GET", "/api/things/7", "got 7 from /api/things/7")]
    [InlineData("PUT", "/api/things/7", "PUT 7")]
    [InlineData("POST", "/api/things/sort", "sorted by POST")]
    [InlineData("GET", "/api/things/sort", "got sort from /api/things/sort")]
    [InlineData("PATCH", "/api/any", "PATCH")]
    public async Task A_request_reaches_the_function_of_its_route_and_method(string method, string path, string answer)
    {
        using var response = await SendAsync(method, path);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/unknown")]
    [InlineData("GET", "/WithoutRoute")]
    [InlineData("GET", "/api/things")]
    [InlineData("GET", "/api/things/7/parts")]
    [InlineData("DELETE", "/api/things/7")]
    [InlineData("HEAD", "/api/WithoutRoute")]
    [InlineData("GET", "/api/echo")]
    [InlineData("OPTIONS", "/api/WithoutRoute")]
    [InlineData("BREW", "/api/WithoutRoute")]
    [InlineData("GET", "/api%2FWithoutRoute")]
    [InlineData("GET", "//api/things/7")]
    [InlineData("GET", "/api//things/7")]
    [InlineData("GET", "/api/things//7")]
    [InlineData("GET", "/api/things/7//")]
    [InlineData("GET", "/api/things/")]
    [InlineData("GET", "/api/things/..")]
    public async Task An_unknown_route_or_method_is_an_empty_404(string method, string path)
    {
        using var response = await SendAsync(method, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/things/a%2Fb", "got a%2Fb from /api/things/a%252Fb")]
    [InlineData("/api/things/a%252Fb", "got a%2Fb from /api/things/a%252Fb")]
    [InlineData("/api/things/a%257Cb", "got a%7Cb from /api/things/a%257Cb")]
    [InlineData("/api/things/auth0%7C1", "got auth0|1 from /api/things/auth0%7C1")]
    [InlineData("/api/things/%C3%BC%23?q=%2F", "got ü# from /api/things/%C3%BC%23?q=%2F")]
    [InlineData("/api/things/%7EYS9i", "got ~YS9i from /api/things/~YS9i")]
    [InlineData("/api/things/%E2%82", "got %E2%82 from /api/things/%25E2%2582")]
    [InlineData("/api/things/..%2Fx", "got ..%2Fx from /api/things/..%252Fx")]
    [InlineData("/api/things/x/../7", "got 7 from /api/things/7")]
    [InlineData("/api/x/%2e%2e/./th%69ngs/7", "got 7 from /api/things/7")]
    [InlineData("/api/things/7/", "got 7 from /api/things/7/")]
    [InlineData("/API/Things/A", "got A from /API/Things/A")]
    public async Task A_function_sees_the_target_as_the_host_forwards_it(string target, string answer)
    {
        using var response = await SendAsync("GET", target);

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("the-key", null, HttpStatusCode.OK)]
    [InlineData(null, "the-key", HttpStatusCode.OK)]
    [InlineData("the-key", "wrong", HttpStatusCode.OK)]
    [InlineData("wrong", "the-key", HttpStatusCode.Unauthorized)]
    [InlineData("", "the-key", HttpStatusCode.Unauthorized)]
    [InlineData("THE-KEY", null, HttpStatusCode.Unauthorized)]
    [InlineData(null, "", HttpStatusCode.Unauthorized)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    public async Task A_function_key_is_accepted_and_the_header_takes_precedence_over_the_query(string? header, string? code, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, code is null ? "/api/keyed" : $"/api/keyed?code={code}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", header);
        }

        using var response = await _client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? "GET" : "", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_trigger_without_a_level_needs_a_key()
    {
        using var response = await _client.GetAsync("/api/says-no-level");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_function_that_throws_is_an_empty_500()
    {
        using var response = await _client.GetAsync("/api/throwing");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_function_reads_the_bytes_of_the_body_unchanged()
    {
        byte[] sent = [0xEF, 0xBB, 0xBF, 0x7B, 0x00, 0xFF, 0x7D];

        using var response = await _client.PostAsync("/api/echo", new ByteArrayContent(sent));

        Assert.Equal(sent, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_call_continues_the_trace_of_its_request_or_starts_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/trace");
        request.Headers.Add("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01");
        using var response = await _client.SendAsync(request);
        var ofItsOwn = await _client.GetStringAsync(new Uri("/api/trace", UriKind.Relative));

        Assert.Matches("^00-0123456789abcdef0123456789abcdef-[0-9a-f]{16}-01$", await response.Content.ReadAsStringAsync());
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", ofItsOwn);
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://other.example", true)]
    [InlineData("https://elsewhere.example", false)]
    public async Task Listed_origins_get_CORS_headers(string origin, bool mayAsk)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/keyed");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");
        using var allowed = await _client.SendAsync(preflight);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/throwing");
        request.Headers.Add("Origin", origin);
        using var response = await _client.SendAsync(request);

        string[] expected = mayAsk ? [origin] : [];
        Assert.Equal(expected, AllowedOrigins(allowed.Headers));
        Assert.Equal(expected, AllowedOrigins(response.Headers));
    }

    private static IEnumerable<string> AllowedOrigins(HttpResponseHeaders headers) =>
        headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins : [];

    [Fact]
    public async Task A_repeated_header_reaches_the_function_as_one_value()
    {
        // HttpClient joins repeated values itself, so the request is written by hand.
        using var connection = new TcpClient();
        await connection.ConnectAsync(_app.Url.Host, _app.Url.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync("GET /api/repeated-header HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIdempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);

        Assert.Contains("a, b", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobs.WithoutRoute.Disabled", HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs_WithoutRoute_Disabled", HttpStatusCode.NotFound)]
    [InlineData("AzureWebJobs__WithoutRoute__Disabled", HttpStatusCode.OK)]
    public async Task A_function_that_a_setting_disables_is_an_empty_404(string setting, HttpStatusCode status)
    {
        await using var app = await TestApps.Alone(typeof(SampleFunctions)).With(setting, "true").StartAsync();
        using var client = app.Client();
        using var response = await client.GetAsync(new Uri("/api/WithoutRoute", UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? "GET" : "", await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string method, string target)
    {
        var address = new Uri(_app.Url.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
    }
}
