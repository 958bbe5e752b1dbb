using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using Xunit.Abstractions;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>
/// Nonsense on every route. The same at every run, so that what fails can be looked at; <c>CREDIT_FUZZ_SECONDS</c> goes on with more of it
/// for so long, and tells what it leaves in memory.
/// </summary>
public sealed class RandomRequestTests(ITestOutputHelper output)
{
    private const int RequestsEach = 60;

    private static readonly string[] Segments =
        ["a", "~", "~YS9i", "~!!", "%2F", "%00", "%", "%E2%82", "%F0%9F%8E%89", "%2e%2e", "..%2f..", "auth0%7C1", "x%23y", "evt_1", "pur_1", "cs_1", new('s', 300), "'%20or%20'1'%3D'1"];

    private static readonly string[] Queries =
        ["", "?limit=1", "?limit=-1", "?limit=1e1", "?limit=", "?cursor=", "?cursor=%00", "?cursor=AAAA", "?limit=5&limit=6", "?from=x", "?from=9999-12-31T23:59:59Z", "?type='", "?code=x", "?%", "?cursor=" + new string('A', 3000)];

    private static readonly string[] Bodies =
    [
        "", "{", "[]", "null", "7", "\"x\"", "{}", "\0", "\uFEFF{}", new('[', 5000), """{"credits":1}""", """{"credits":1e400}""", """{"credits":-0}""", """{"credits":1,"credits":2}""",
        """{"credits":9223372036854775807,"reason":"r","actor":"a"}""", """{"credits":1,"reason":"\ud800","actor":"a"}""", """{"credits":1,"reason":"\u0000\u0001","actor":"\uffff"}""",
        """{"creditPack":"small"}""", """{"creditPack":"\u0000"}""", """{"creditPack":"custom","credits":9223372036854775807}""", """{"creditPack":"small","currency":"usd\u0000"}""",
        """{"reason":"r","actor":"a"}""", """{"eventIds":["\u0000","'","a/b"]}""", """{"eventIds":[""]}""", """{"eventIds":[null]}""", """{"all":true,"type":"' or 1 eq 1","limit":1}""", """{"all":true,"from":"0001-01-01T00:00:00Z","to":"9999-12-31T23:59:59Z","limit":1,"dryRun":true}""",
        """{"from":"0001-01-01T00:00:00Z","to":"9999-12-31T23:59:59.9999999Z","dryRun":true,"limit":1}""", """{"cursor":"AAAA"}""", """{"cursor":"AAAA","all":true}""", """{"limit":1,"cursor":"JycnJyc"}""",
    ];

    private static readonly string[] Keys = ["k", "", new('k', 256), "é", "\"'", "a/b?c#d\\e", "🎉"];

    private static TimeSpan AskedFor => TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("CREDIT_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);

    [Fact]
    public async Task Random_requests_never_cause_a_500_and_failures_are_problem_details()
    {
        var shop = await Shop.SharedAsync();
        var random = new Random(20_261_003);
        var operations = (await ApiDescription.ReadAsync()).Operations.ToList();
        await ThrowAsync(shop, operations, random);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = TimeProvider.System.GetTimestamp();
        var rounds = 0;
        for (; TimeProvider.System.GetElapsedTime(started) < AskedFor; rounds++)
        {
            await ThrowAsync(shop, operations, random);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"{rounds} rounds of {RequestsEach * operations.Count} requests; {before / 1024} KiB of managed memory before, {after / 1024} KiB after.");
    }

    private static async Task ThrowAsync(Shop shop, List<ApiDescription.ApiOperation> operations, Random random)
    {
        var requests = Enumerable.Range(0, RequestsEach).SelectMany(_ => operations.Select(operation => Request(shop, operation, random))).ToList();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, cancellationToken) =>
        {
            using var answer = await shop.Anyone.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (!IsInForm(answer, text))
            {
                var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
                wrong.Add($"{request.Method} {request.RequestUri!.OriginalString} {body} -> {(int)answer.StatusCode} {text}");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_response_has_the_security_headers_and_its_cache_policy()
    {
        var shop = await Shop.SharedAsync();

        foreach (var path in new[] { "health", "credit-packs", "credits/balance", "ops/users/a" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/" + path) { Headers = { { "x-functions-key", "local" } } };
            using var answer = await shop.Anyone.SendAsync(request);

            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal(path == "credit-packs" ? "public, max-age=60" : "no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task A_request_with_two_authorization_headers_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance");
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + shop.App.IssueToken("alice"), "Bearer " + shop.App.IssueToken("bob")]);

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_client_principal_header_is_ignored_by_default()
    {
        var shop = await Shop.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-ID", "alice");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String("""{"userId":"alice","claims":[{"typ":"sub","val":"alice"}]}"""u8));

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.Unauthorized, "unauthorized");
    }

    private static HttpRequestMessage Request(Shop shop, ApiDescription.ApiOperation operation, Random random)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(segment => segment.StartsWith('{') ? One(Segments, random) : segment));
        var target = shop.App.Url.GetLeftPart(UriPartial.Authority) + path + One(Queries, random);
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (operation.Method == "POST")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(One(Bodies, random)));
            request.Headers.TryAddWithoutValidation("Idempotency-Key", new string([.. One(Keys, random).Where(char.IsAscii)]));
        }

        request.Headers.TryAddWithoutValidation("x-functions-key", "local");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + shop.App.IssueToken("fuzz"));
        return request;
    }

    private static bool IsInForm(HttpResponseMessage answer, string text)
    {
        if ((int)answer.StatusCode >= 500)
        {
            return false;
        }

        if (text.Length == 0)
        {
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest; // By the host.
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        return type == (answer.IsSuccessStatusCode ? "application/json" : "application/problem+json") && JsonNode.Parse(text) is not null;
    }

    private static string One(string[] choices, Random random) => choices[random.Next(choices.Length)];
}
