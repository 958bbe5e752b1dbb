namespace CreditFunctions.FakeStripe.PaymentMethods;

/// <summary>One of Stripe's test payment methods: its number (of a card or bank account), its names, and what it does.</summary>
internal sealed record TestMethod(string Number, string Brand, Outcome Outcome, params string[] Names)
{
    public string Type { get; init; } = "card";

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string Message { get; init; } = "Your card was declined.";
}
