using CreditFunctions.Core.Packs;

namespace CreditFunctions.Core.Checkout;

/// <summary>What the catalogue offers for a command. Prices come from here, never from the request.</summary>
internal abstract record Offer
{
    private Offer()
    {
    }

    /// <summary>The pack is on sale; a custom number of credits is a pack like any other.</summary>
    public sealed record OnSale(CreditPack Pack) : Offer;

    public sealed record Refused(StartCheckoutOutcome Outcome) : Offer;

    public static Offer For(CheckoutCommand command, PackCatalog catalog) =>
        command.PackId == CustomPack.Id ? ForCustom(command, catalog.Custom)
        : catalog.Find(command.PackId, command.Currency) is { } pack ? new OnSale(pack)
        : new Refused(new StartCheckoutOutcome.UnknownPack());

    private static Offer ForCustom(CheckoutCommand command, CustomPack? custom)
    {
        if (custom is null || (command.Currency ?? custom.Currency.Code) != custom.Currency.Code)
        {
            return new Refused(new StartCheckoutOutcome.UnknownPack());
        }

        var credits = command.Credits ?? 0;
        return custom.Sells(credits)
            ? new OnSale(custom.PackOf(credits))
            : new Refused(new StartCheckoutOutcome.CreditsOutOfRange(custom, credits));
    }
}
