using System.Net;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class AdjustingABalance
{
    [Fact]
    public async Task An_adjustment_moves_the_balance_below_zero_once_and_keeps_who_and_why()
    {
        var shop = await Shop.SharedAsync();
        var backend = new Backend(shop);
        var user = shop.NewBuyer().UserId;

        var down = await backend.AdjustAsync(user, "a1", -30);
        var again = await backend.AdjustAsync(user, "a1", -30);
        using var spend = await backend.SendSpendAsync(user, "a1", new { credits = 1 });
        var up = await backend.AdjustAsync(user, "a2", 50);

        Assert.Equal(((-30, 1), (-30, 1), (20, 2)), (down, again, up));
        var problem = await Problem.IsAsync(spend, HttpStatusCode.Conflict, "insufficient-credits");
        Assert.Equal(-30, problem["balance"]!.GetValue<int>());
        var entry = (await Books.BalancedAsync(shop, user))[0];
        Assert.Equal(
            ("adjustment", "adjust:a1", "for a test", "dana"),
            (entry.GetString("Kind"), entry.GetString("Cause"), entry.GetString("Reason"), entry.GetString("Actor")));
    }

    [Theory]
    [InlineData(5, "another reason", "dana")]
    [InlineData(5, "for a test", "robin")]
    [InlineData(-5, "for a test", "dana")]
    public async Task The_same_key_for_something_else_is_refused(int credits, string reason, string actor)
    {
        var shop = await Shop.SharedAsync();
        var backend = new Backend(shop);
        var buyer = shop.NewBuyer();
        await backend.AdjustAsync(buyer.UserId, "k", 5);

        using var answer = await backend.SendAdjustmentAsync(buyer.UserId, "k", new { credits, reason, actor });

        await Problem.IsAsync(answer, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Theory]
    [InlineData("""{"credits":0,"reason":"r","actor":"a"}""")]
    [InlineData("""{"credits":1,"actor":"a"}""")]
    [InlineData("""{"credits":1,"reason":"r"}""")]
    [InlineData("""{"credits":1,"reason":" ","actor":"a"}""")]
    [InlineData("""{"credits":-9223372036854775808,"reason":"r","actor":"a"}""")]
    public async Task What_is_no_adjustment_is_refused(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendAsync("ops/users/nobody/adjustments", "k", new StringContent(body));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Without_an_idempotency_key_nothing_is_adjusted()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendAdjustmentAsync("nobody", idempotencyKey: null, new { credits = 1, reason = "r", actor = "a" });

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "idempotency-key-required");
    }
}
