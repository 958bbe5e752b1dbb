using System.Net;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class AdjustmentTests
{
    [Fact]
    public async Task An_adjustment_can_make_the_balance_negative_applies_once_and_stores_actor_and_reason()
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
    public async Task An_idempotency_key_of_another_adjustment_is_rejected(int credits, string reason, string actor)
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
    public async Task An_invalid_adjustment_is_rejected(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendAsync("ops/users/nobody/adjustments", "k", new StringContent(body));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task An_adjustment_requires_an_idempotency_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendAdjustmentAsync("nobody", idempotencyKey: null, new { credits = 1, reason = "r", actor = "a" });

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "idempotency-key-required");
    }
}
