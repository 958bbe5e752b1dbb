using System.Text;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class PackPricesTests
{
    private const string Dollars = """{"id":"small","name":"Small","credits":50,"price":4999,"currency":"usd"}""";
    private const string Euros = """{"id":"small","name":"Small","credits":50,"price":4599,"currency":"eur"}""";

    [Fact]
    public void A_pack_has_a_price_in_each_currency_and_the_first_is_its_default()
    {
        var catalog = Parse(Dollars, Euros);

        Assert.Equal(new Price(4999, "usd"), catalog.Find("small")!.Price);
        Assert.Equal(new Price(4599, "eur"), catalog.Find("small", "eur")!.Price);
        Assert.Null(catalog.Find("small", "gbp"));
        Assert.Equal(["usd", "eur"], catalog.Active.Select(pack => pack.Price.Currency));
    }

    [Theory]
    [InlineData("4599", "4598", "usd", "used twice in usd")]
    [InlineData("\"credits\":50", "\"credits\":51", "eur", "in eur only its price may differ")]
    [InlineData("Small", "Little", "eur", "in eur only its price may differ")]
    [InlineData("4599", "4599,\"displayOrder\":2", "eur", "in eur only its price may differ")]
    public void Entries_of_one_pack_may_differ_only_in_their_price(string right, string wrong, string currency, string problem)
    {
        var other = Euros.Replace(right, wrong, StringComparison.Ordinal).Replace("eur", currency, StringComparison.Ordinal);

        Assert.Contains(problem, Assert.Throws<InvalidPackFileException>(() => Parse(Dollars, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_pack_with_a_Stripe_price_may_omit_credits_and_price()
    {
        var pack = Parse("""{"id":"a","name":"A","currency":"usd","stripePriceId":"price_1"}""").Find("a")!;

        Assert.Equal((0, 0), (pack.Credits, pack.Price.Amount));
        Assert.Throws<InvalidPackFileException>(() => Parse("""{"id":"a","name":"A","currency":"usd","price":100}"""));
        Assert.Throws<InvalidPackFileException>(() => Parse("""{"id":"a","name":"A","currency":"usd","credits":100}"""));
    }

    private static PackCatalog Parse(params string[] packs) =>
        PackFile.Parse("packs.json", Encoding.UTF8.GetBytes($$"""{"packs":[{{string.Join(',', packs)}}]}"""));
}
