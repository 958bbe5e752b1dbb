namespace CreditFunctions.FakeStripe.PaymentMethods;

/// <summary>One of Stripe's test payment methods: its card or account number, its names and its outcome.</summary>
internal sealed record TestMethod(string Number, string Brand, Outcome Outcome, params string[] Names)
{
    public string Type { get; init; } = "card";

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string Message { get; init; } = "Your card was declined.";
}
