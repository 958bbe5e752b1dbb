using System.Buffers.Text;
using System.Net;
using System.Text;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class InvalidCursorTests
{
    public static TheoryData<string> Cursors() =>
    [
        "!", "A", "AAAA",
        Of("a.evt_1\0"), Of("a.evt_1\n"), Of("\u007f"), Of("é"), Of("🎉"),
        Base64Url.EncodeToString([0xFF, 0xFE]),
        Of(new string('x', 2000)),
    ];

    [Theory]
    [MemberData(nameof(Cursors), DisableDiscoveryEnumeration = true)]
    public async Task Every_paged_route_rejects_an_invalid_cursor(string cursor)
    {
        var shop = await Shop.SharedAsync();
        var someone = new Operator(shop);
        using var list = await someone.SendAsync(HttpMethod.Get, "failed-events?cursor=" + Uri.EscapeDataString(cursor));
        using var replay = await someone.SendAsync(HttpMethod.Post, "failed-events/replay", new { all = true, type = "none", cursor });
        using var verify = await someone.SendAsync(HttpMethod.Post, "verify", new { limit = 1, cursor });
        using var reconcile = await someone.SendAsync(HttpMethod.Post, "reconcile", new { dryRun = true, cursor });
        using var ledger = await shop.NewBuyer().GetAsync("api/credits/ledger?cursor=" + Uri.EscapeDataString(cursor));

        foreach (var answer in new[] { list, replay, verify, reconcile, ledger })
        {
            await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-cursor");
        }
    }

    [Fact]
    public async Task The_list_of_failed_events_rejects_a_cursor_of_another_list()
    {
        var someone = new Operator(await Shop.SharedAsync());
        using var list = await someone.SendAsync(HttpMethod.Get, "failed-events?cursor=" + Of("a"));
        using var replay = await someone.SendAsync(HttpMethod.Post, "failed-events/replay", new { all = true, type = "none", cursor = Of("a") });

        await Problem.IsAsync(list, HttpStatusCode.BadRequest, "invalid-cursor");
        await Problem.IsAsync(replay, HttpStatusCode.BadRequest, "invalid-cursor");
    }

    private static string Of(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
