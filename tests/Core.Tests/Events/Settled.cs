namespace CreditFunctions.Core.Tests.Events;

/// <summary>The currency in which a seller's balance is kept, and its rate to the cent of a US dollar.</summary>
internal sealed record Settled(string Currency, long Numerator, long Denominator)
{
    public static Settled[] Currencies { get; } = [new("usd", 1, 1), new("eur", 92, 100), new("jpy", 151, 100), new("kwd", 307, 100)];

    public long Of(long cents) => cents * Numerator / Denominator;
}
