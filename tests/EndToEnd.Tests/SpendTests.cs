using System.Net;
using System.Net.Http.Json;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class SpendTests
{
    [Fact]
    public async Task A_spend_deducts_its_credits_once_and_its_entry_has_the_reason()
    {
        var shop = await Shop.SharedAsync();
        var buyer = await RichBuyerAsync(shop);
        var backend = new Backend(shop);

        var answer = await backend.SpendAsync(buyer.UserId, "job 1", credits: 20, reason: "transcription");
        var again = await backend.SpendAsync(buyer.UserId, "job 1", credits: 20, reason: "transcription");
        var other = await backend.SpendAsync(buyer.UserId, "job 2", credits: 5);

        Assert.Equal((80, 2), answer);
        Assert.Equal(answer, again);
        Assert.Equal((75, 3), other);
        var entries = await Books.BalancedAsync(shop, buyer.UserId);
        Assert.Equal(("spend", "spend:job 1", "transcription"), (entries[1].GetString("Kind"), entries[1].GetString("Cause"), entries[1].GetString("Reason")));
    }

    [Fact]
    public async Task A_spend_over_the_balance_is_rejected_with_the_balance()
    {
        var shop = await Shop.SharedAsync();
        var buyer = await RichBuyerAsync(shop);
        var backend = new Backend(shop);

        using var refused = await backend.SendSpendAsync(buyer.UserId, "k", new { credits = 101 });
        var rest = await backend.SpendAsync(buyer.UserId, "k2", credits: 100);

        var problem = await Problem.IsAsync(refused, HttpStatusCode.Conflict, "insufficient-credits");
        Assert.Equal(100, problem["balance"]!.GetValue<int>());
        Assert.Equal((0, 2), rest);
    }

    [Fact]
    public async Task A_repeat_of_the_spend_that_emptied_the_balance_returns_its_original_result()
    {
        var shop = await Shop.SharedAsync();
        var buyer = await RichBuyerAsync(shop);
        var backend = new Backend(shop);

        await backend.SpendAsync(buyer.UserId, "all", credits: 100);

        Assert.Equal((0, 2), await backend.SpendAsync(buyer.UserId, "all", credits: 100));
    }

    [Theory]
    [InlineData(11, "why")]
    [InlineData(10, "why not")]
    [InlineData(10, null)]
    public async Task An_idempotency_key_of_another_spend_is_rejected(int credits, string? reason)
    {
        var shop = await Shop.SharedAsync();
        var buyer = await RichBuyerAsync(shop);
        var backend = new Backend(shop);
        await backend.SpendAsync(buyer.UserId, "k", credits: 10, reason: "why");

        using var answer = await backend.SendSpendAsync(buyer.UserId, "k", new { credits, reason });

        await Problem.IsAsync(answer, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        Assert.Equal(90, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task A_thousand_simultaneous_spends_of_one_user_are_exact()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var backend = new Backend(shop);
        await backend.AdjustAsync(buyer.UserId, "start", 999);

        // Each key twice: 1,000 requests, 500 spends of 2 credits, of which 499 are covered.
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(index => backend.SendSpendAsync(buyer.UserId, $"k{index % 500}", new { credits = 2 })));

        Assert.Equal(1, await buyer.BalanceAsync());
        Assert.Equal(500, (await Books.BalancedAsync(shop, buyer.UserId)).Count);
        Assert.Equal(998, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("""{"credits":0}""")]
    [InlineData("""{"credits":-1}""")]
    [InlineData("""{"credits":1.5}""")]
    [InlineData("""{"credits":"1"}""")]
    [InlineData("""{"credits":1000000000001}""")]
    [InlineData("""{"credits":1,"balance":5}""")]
    [InlineData("""{"reason":"x"}""")]
    [InlineData("""{"credits":1,"reason":"\ud800"}""")]
    public async Task An_invalid_spend_is_rejected(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendAsync("users/nobody/credits/spend", "k", new StringContent(body));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_spend_requires_an_idempotency_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Backend(shop).SendSpendAsync("nobody", idempotencyKey: null, new { credits = 1 });

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "idempotency-key-required");
    }

    [Fact]
    public async Task A_spend_requires_the_function_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.PostAsJsonAsync("api/users/nobody/credits/spend", new { credits = 1 });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<Buyer> RichBuyerAsync(Shop shop)
    {
        var buyer = shop.NewBuyer("auth0|spender/" + Guid.NewGuid());
        await new Backend(shop).AdjustAsync(buyer.UserId, "start", 100);
        return buyer;
    }
}
