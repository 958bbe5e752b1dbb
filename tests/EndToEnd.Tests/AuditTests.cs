using Azure.Data.Tables;
using CreditFunctions.Core.Queries;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task An_unreadable_row_is_reported_and_the_users_after_it_are_audited()
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
            [$"The row '{broken.RowKey}' in partition 'a.a' is corrupt: Credits is missing.", "the balance row of partition a.b names no user"],
            answer["differences"]!.AsArray().Select(user => Assert.Single(user!["problems"]!.AsArray())!.GetValue<string>()));
    }

    [Fact]
    public async Task An_audit_that_runs_out_of_time_returns_early_and_its_cursor_continues_with_the_next_user()
    {
        await using var shop = await Shop.OpenAsync(new());
        foreach (var user in new[] { "a", "b", "c" })
        {
            await new Backend(shop).AdjustAsync(user, "key", 10);
        }

        var auditor = ActivatorUtilities.CreateInstance<LedgerAuditor>(shop.App.Services, new SlowTime(TimeSpan.FromMinutes(1)));
        var first = await auditor.AuditAllAsync(after: null, limit: 100, CancellationToken.None);
        var second = await auditor.AuditAllAsync(first.Next, limit: 100, CancellationToken.None);
        var third = await auditor.AuditAllAsync(second.Next, limit: 100, CancellationToken.None);

        Assert.Equal(["a", "b", "c"], new[] { first, second, third }.Select(page => Assert.Single(page.Items).UserId));
        Assert.Null(third.Next);
    }
}
