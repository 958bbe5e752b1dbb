using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Verification;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class VerifyingEverybody
{
    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_the_users_after_it_are_verified()
    {
        await using var shop = await Shop.OpenAsync(new());
        var credits = shop.App.Services.GetRequiredService<TableStorage>().Credits;
        var first = shop.NewBuyer("a");
        await new Backend(shop).AdjustAsync("a", "key", 10);
        await new Backend(shop).AdjustAsync("c", "key", 10);
        var broken = (await Books.RowsAsync(shop, first.UserId)).Single(row => row.RowKey.StartsWith("entry|", StringComparison.Ordinal));
        broken.Remove("Credits");
        await credits.UpdateEntityAsync(broken, broken.ETag, TableUpdateMode.Replace);
        await credits.AddEntityAsync(new TableEntity("a.b", "balance"));

        var answer = await new Operator(shop).PostAsync("verify", new { });

        Assert.Equal(3, answer["checked"]!.GetValue<int>());
        Assert.Equal(
            [$"The row '{broken.RowKey}' in partition 'a.a' is not as it was written: Credits is missing.", "the balance row of partition a.b names no user"],
            answer["differences"]!.AsArray().Select(user => Assert.Single(user!["problems"]!.AsArray())!.GetValue<string>()));
    }

    [Fact]
    public async Task A_verification_that_takes_long_ends_early_and_the_cursor_goes_on_with_the_next_user()
    {
        await using var shop = await Shop.OpenAsync(new());
        foreach (var user in new[] { "a", "b", "c" })
        {
            await new Backend(shop).AdjustAsync(user, "key", 10);
        }

        var verify = ActivatorUtilities.CreateInstance<VerifyLedger>(shop.App.Services, new SlowTime(TimeSpan.FromMinutes(1)));
        var first = await verify.VerifyAllAsync(cursor: null, limit: 100, CancellationToken.None);
        var second = await verify.VerifyAllAsync(first.NextCursor, limit: 100, CancellationToken.None);
        var third = await verify.VerifyAllAsync(second.NextCursor, limit: 100, CancellationToken.None);

        Assert.Equal(["a", "b", "c"], new[] { first, second, third }.Select(page => Assert.Single(page.Users).UserId));
        Assert.Null(third.NextCursor);
    }
}
