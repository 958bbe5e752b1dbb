using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Checkout;

/// <summary>What an order comes to by the catalogue: so many credits under a name at a price.</summary>
internal sealed record Offer(string PackId, string Name, long Credits, Price Price, string? StripePriceId)
{
    /// <summary>Looks an order up. Prices come from here only, never from the request.</summary>
    /// <returns>Why there is no such offer; null where there is one.</returns>
    public static StartCheckoutOutcome? Refusal(CheckoutCommand order, PackCatalog catalog, out Offer? offer)
    {
        offer = null;
        return order.PackId == CustomPack.Id
            ? RefusalOfCustom(order, catalog.Custom, ref offer)
            : RefusalOfPack(catalog.Find(order.PackId, order.Currency), ref offer);
    }

    private static StartCheckoutOutcome.UnknownPack? RefusalOfPack(CreditPack? pack, ref Offer? offer)
    {
        if (pack is null)
        {
            return new StartCheckoutOutcome.UnknownPack();
        }

        offer = new Offer(pack.Id, pack.Name, pack.Credits, pack.Price, pack.StripePriceId);
        return null;
    }

    private static StartCheckoutOutcome? RefusalOfCustom(CheckoutCommand order, CustomPack? custom, ref Offer? offer)
    {
        if (custom is null || (order.Currency ?? custom.Currency.Code) != custom.Currency.Code)
        {
            return new StartCheckoutOutcome.UnknownPack();
        }

        var credits = order.Credits ?? 0;
        if (!custom.Sells(credits))
        {
            return new StartCheckoutOutcome.CreditsOutOfRange(custom, credits);
        }

        offer = new Offer(CustomPack.Id, $"{credits} credits", credits, custom.PriceOf(credits), StripePriceId: null);
        return null;
    }
}
