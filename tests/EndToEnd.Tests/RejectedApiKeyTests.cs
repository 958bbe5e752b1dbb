using System.Net;
using System.Net.Http.Json;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class RejectedApiKeyTests
{
    [Theory]
    [InlineData(401, "Stripe rejected the API key (401, request ", "Check Stripe__SecretKey.")]
    [InlineData(403, "Stripe's API key lacks the permission for this request (403, request ", "Add it to the key in Stripe's dashboard.")]
    public async Task Operators_read_in_the_answer_and_in_the_log_that_Stripe_rejected_the_key(int status, string problem, string action)
    {
        using var logs = new FakeLoggerProvider();
        await using var shop = await Shop.OpenAsync(new() { ConfigureLogging = logging => logging.AddProvider(logs) });
        using var planned = await shop.Stripe.PostAsJsonAsync("_fake/faults", new { path = "/v1/checkout/sessions", method = "GET", times = 100, status });
        planned.EnsureSuccessStatusCode();

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, "reconcile", new { });

        var detail = (await Problem.IsAsync(answer, HttpStatusCode.ServiceUnavailable, "stripe-unavailable"))["detail"]!.GetValue<string>();
        Assert.StartsWith(problem, detail, StringComparison.Ordinal);
        Assert.EndsWith(action, detail, StringComparison.Ordinal);
        Assert.Contains(logs.Lines(), line => line.Contains("StripeCalls Error", StringComparison.Ordinal) && line.Contains("KeyRejected " + detail, StringComparison.Ordinal));
        Assert.DoesNotContain("sk_test_", detail + string.Concat(logs.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_does_not_read_that_Stripe_rejected_the_key()
    {
        await using var shop = await Shop.OpenAsync(new());
        using var planned = await shop.Stripe.PostAsJsonAsync("_fake/faults", new { path = "/v1/customers", method = "POST", times = 100, status = 401 });
        planned.EnsureSuccessStatusCode();

        using var answer = await shop.NewBuyer().StartAsync(new { creditPack = "small" });

        var problem = await Problem.IsAsync(answer, HttpStatusCode.ServiceUnavailable, "stripe-unavailable");
        Assert.DoesNotContain("key", problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }
}
