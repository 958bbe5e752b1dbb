using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger.Purchases;

public sealed class PurchaseIdTests
{
    private static readonly Gen<long> Milliseconds = Gen.Long[-10L * 365 * 86_400_000, 1000L * 365 * 86_400_000];

    [Fact]
    public void Newer_purchase_ids_sort_first() =>
        Gen.Select(Milliseconds, Milliseconds, Gen.Long[1, 3]).Sample((one, other, step) =>
        {
            var time = A.Noon.AddMilliseconds(one);

            Assert.True(string.CompareOrdinal(IdOf(time.AddMilliseconds(step)), IdOf(time)) < 0);
            Assert.Equal(one.CompareTo(other), one == other ? 0 : -Math.Sign(string.CompareOrdinal(IdOf(time), IdOf(A.Noon.AddMilliseconds(other)))));
        });

    [Fact]
    public void Purchase_ids_of_the_same_moment_differ() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => PurchaseId.New(A.Noon)).Distinct().Count());

    [Fact]
    public void A_purchase_id_has_36_characters_and_can_be_parsed()
    {
        var id = PurchaseId.New(A.Noon);

        Assert.Matches("^pur_[0-9a-f]{32}$", id.Value);
        Assert.True(PurchaseId.TryParse(id.Value, out var read));
        Assert.Equal(id, read);
        Assert.Equal(id.Value, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pur_")]
    [InlineData("PUR_1")]
    [InlineData(" pur_1")]
    [InlineData("pur_1 ")]
    [InlineData("pur_a/b")]
    [InlineData("pur_a|b")]
    [InlineData("pur_a_b")]
    [InlineData("pur_é")]
    [InlineData("fe5f0014c72dff4ff0075f479aacf860")]
    public void A_text_of_another_form_is_not_a_purchase_id(string? text)
    {
        Assert.False(PurchaseId.TryParse(text, out var id));
        Assert.Null(id);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_purchase_id_has_at_most_64_characters(int length, bool isOne) => Assert.Equal(isOne, PurchaseId.TryParse("pur_".PadRight(length, '0'), out _));

    private static string IdOf(DateTimeOffset time) => PurchaseId.New(time).Value;
}
