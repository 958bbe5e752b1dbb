using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Packs;

public sealed class PackCatalogTests
{
    [Fact]
    public void A_buyer_sees_active_packs_in_display_order_then_by_id()
    {
        var catalog = new PackCatalog([Pack("c", order: 1), Pack("b", order: 2), Pack("a", order: 2), Pack("d", order: 0, active: false)], custom: null);

        Assert.Equal(["c", "a", "b"], catalog.Active.Select(pack => pack.Id));
        Assert.Null(catalog.Custom);
    }

    [Fact]
    public void A_pack_is_found_by_its_exact_id_while_it_is_on_sale()
    {
        var catalog = new PackCatalog([Pack("small"), Pack("old", active: false)], custom: null);

        Assert.Equal("small", catalog.Find("small")?.Id);
        Assert.Null(catalog.Find("SMALL"));
        Assert.Null(catalog.Find("old"));
        Assert.Null(catalog.Find("none"));
    }

    [Fact]
    public void The_pack_file_of_the_repository_is_valid()
    {
        var catalog = PackFile.Load(new PackOptions());

        Assert.Equal([("small", 50, 4999), ("medium", 120, 9999), ("large", 300, 19999)], catalog.Active.Select(pack => (pack.Id, (int)pack.Credits, (int)pack.Price.Amount)));
        Assert.Equal(new CustomPack(10, 1000, 1.00m, Currency.Of("usd")), catalog.Custom);
    }

    private static CreditPack Pack(string id, int order = 0, bool active = true) =>
        new(id, id, 50, new Price(4999, "usd"), StripePriceId: null, active, order);
}
