using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Packs;

/// <summary>A pack as written in the pack file.</summary>
internal sealed record PackEntry(
    string Id,
    string Name,
    string Currency,
    long? Credits = null,
    long? Price = null,
    string? StripePriceId = null,
    bool Active = true,
    int DisplayOrder = 0)
{
    /// <summary>What is wrong with the entry; null if it is valid.</summary>
    public string? Problem => this switch
    {
        { Id: "" or { Length: > 64 } } => "the id must have 1 to 64 characters",
        { Id: CustomPack.Id } => $"the id \"{CustomPack.Id}\" is reserved for the custom pack",
        { Name: "" or { Length: > 250 } } => "the name must have 1 to 250 characters",
        { StripePriceId: null, Credits: null } => "credits are missing; only a pack with a stripePriceId may omit them",
        { StripePriceId: null, Price: null } => "the price is missing; only a pack with a stripePriceId may omit it",
        { Credits: < 1 } => "credits must be 1 or more",
        { StripePriceId: "" } => "stripePriceId must not be empty; omit it instead",
        _ when !Packs.Currency.IsCode(Currency) => $"\"{Currency}\" is not a currency code; write three lower-case letters, for example \"usd\"",
        { Price: { } price } => Packs.Currency.Of(Currency).Problem(price),
        _ => null,
    };

    public CreditPack ToPack() => new(Id, Name, Credits ?? 0, new Price(Price ?? 0, Currency), StripePriceId, Active, DisplayOrder);
}
