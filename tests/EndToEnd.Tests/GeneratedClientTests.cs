using System.Diagnostics;
using System.Text.Json;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class GeneratedClientTests
{
    [Fact]
    public async Task A_client_generated_from_the_API_description_buys_reads_pages_and_spends()
    {
        var shop = await Shop.SharedAsync();
        var user = "auth0|generated 🎉 " + Guid.NewGuid();

        var seen = JsonElement.Parse(await RunAsync(
            shop.App.Url.GetLeftPart(UriPartial.Authority), shop.App.IssueToken(user), "local", user, shop.App.FakeStripeUrl!));

        Assert.Equal("completed", seen.GetProperty("status").GetString());
        Assert.Equal(50, seen.GetProperty("balance").GetInt32());
        Assert.Equal($$"""{"userId":{{JsonSerializer.Serialize(user)}},"balance":30,"sequence":2}""", JsonSerializer.Serialize(seen.GetProperty("spent")));
        Assert.Equal((409, 30), (seen.GetProperty("refused").GetInt32(), seen.GetProperty("left").GetInt32()));
        Assert.Equal(["spend -20", "grant 50"], seen.GetProperty("entries").EnumerateArray().Select(entry => entry.GetString()));
        Assert.Equal("completed", Assert.Single(seen.GetProperty("payments").EnumerateArray()).GetString());
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var directory = Directory.CreateTempSubdirectory("credit-functions-client");
        try
        {
            var start = new ProcessStartInfo("node", [ApiDescription.Script("generated-client.mjs"), Path.Combine(ApiDescription.Docs, "openapi.yaml"), directory.FullName, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var node = Process.Start(start)!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            var errors = node.StandardError.ReadToEndAsync(limit.Token);
            var output = await node.StandardOutput.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            Assert.True(node.ExitCode == 0, await errors + output);
            return output;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
