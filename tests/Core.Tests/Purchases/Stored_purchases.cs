using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Facts;

namespace CreditFunctions.Core.Tests.Purchases;

public sealed class Stored_purchases
{
    /// <summary>Azure Tables: 64 KiB, in UTF-16.</summary>
    private const int TextMax = 32_768;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void Come_back_as_they_were_however_many_refunds_they_have(int refunds)
    {
        var purchase = Refunded(refunds);

        var row = TablePurchaseRow.From(purchase);

        Assert.Equal(purchase, TablePurchaseRow.Read(row).Value);
        Assert.All(row.Keys.Select(key => row[key]).OfType<string>(), text => Assert.InRange(text.Length, 0, TextMax));
    }

    [Fact]
    public void Have_their_facts_in_one_property_where_they_fit() =>
        Assert.Equal(["Facts"], TablePurchaseRow.From(Refunded(100)).Keys.Where(key => key.StartsWith("Facts", StringComparison.Ordinal)));

    [Fact]
    public void Are_not_read_where_a_part_of_the_facts_is_missing()
    {
        var row = TablePurchaseRow.From(Refunded(1_000));
        row.Remove("Facts1");

        Assert.Throws<CorruptRowException>(() => TablePurchaseRow.Read(row));
    }

    private static Purchase Refunded(int refunds) => A.Purchase() with
    {
        Facts = Fact.All(Enumerable.Range(1, refunds).Select(number => Fact.Refund($"re_{number:D24}", 1)).Append(Fact.Paid())),
    };
}
