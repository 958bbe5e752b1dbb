namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>The buyer's input and the button that was pressed.</summary>
internal sealed record CheckoutForm
{
    public const string Pay = "pay";
    public const string Authenticate = "authenticate";
    public const string RefuseAuthentication = "refuse";
    public const string ApplyPromotion = "promotion";
    public const string UseCard = "card:";
    public const string PayByBank = "bank:";

    public string Email { get; init; } = "";

    public string Number { get; init; } = "";

    public string Expiry { get; init; } = "";

    public string Cvc { get; init; } = "";

    public string Name { get; init; } = "";

    public string PromotionCode { get; init; } = "";

    public string Button { get; init; } = "";

    public string Digits => new([.. Number.Where(char.IsAsciiDigit)]);

    public static CheckoutForm Read(IFormCollection form) => new()
    {
        Email = form["email"].ToString().Trim(),
        Number = form["cardNumber"].ToString().Trim(),
        Expiry = form["cardExpiry"].ToString().Trim(),
        Cvc = form["cardCvc"].ToString().Trim(),
        Name = form["billingName"].ToString().Trim(),
        PromotionCode = form["promotionCode"].ToString().Trim(),
        Button = form["button"].ToString(),
    };

    /// <summary>Fills in the data of a test card. Other input is kept.</summary>
    public CheckoutForm WithCard(string number) => this with
    {
        Email = Email.Length > 0 ? Email : "jenny.rosen@example.com",
        Number = string.Join(' ', number.Chunk(4).Select(digits => new string(digits))),
        Expiry = "12 / 34",
        Cvc = number.Length == 15 ? "1234" : "123",
        Name = Name.Length > 0 ? Name : "Jenny Rosen",
    };
}
