using System.Text.RegularExpressions;

namespace CreditFunctions.CodeBase.Tests;

/// <summary>In a batch of Azure Tables, an update without an ETag is silently an upsert, and a lost update is lost money.</summary>
public sealed partial class TableWriteTests
{
    [Fact]
    public void No_row_is_upserted() => Assert.DoesNotContain(Checkout.Code("src"), file => Checkout.Text(file).Contains("Upsert", StringComparison.Ordinal));

    [Fact]
    public void Every_replace_merge_and_delete_uses_the_ETag_that_was_read()
    {
        var writes = Checkout.Code("src").SelectMany(file => Write().Matches(Checkout.Text(file)).Select(write => (file, write.Value))).ToList();

        Assert.NotEmpty(writes);
        Assert.DoesNotContain(writes, write => !write.Value.Contains("new ETag(", StringComparison.Ordinal));
    }

    [Fact]
    public void No_write_uses_the_wildcard_ETag() => Assert.DoesNotContain(Checkout.Code("src"), file => AnyVersion().IsMatch(Checkout.Text(file)));

    [Fact]
    public void Only_the_ledger_writer_writes_to_a_users_partition()
    {
        var writers = Checkout.Code("src").Where(file => CreditsWrite().IsMatch(Checkout.Text(file)));
        var callers = Checkout.Code("src").Where(file => Checkout.Text(file).Contains("store.TryWriteAsync(", StringComparison.Ordinal));

        Assert.Equal(["src/Core/Storage/LedgerStore.cs"], writers);
        Assert.Equal(["src/Core/Storage/LedgerWriter.cs"], callers);
    }

    [GeneratedRegex(@"\.Credits\s*\.\s*(Submit|Add|Update|Delete|TryPut|TryDelete)")]
    private static partial Regex CreditsWrite();

    /// <summary>A write to its end: up to the next semicolon, or the next action of the same list.</summary>
    [GeneratedRegex(@"(ActionType\.(UpdateReplace|UpdateMerge|Delete)|(UpdateEntity|DeleteEntity)(Async)?\()((?!ActionType\.)[^;])*")]
    private static partial Regex Write();

    [GeneratedRegex(@"ETag\.All|new ETag\(""\*""\)")]
    private static partial Regex AnyVersion();
}
