namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>Validates the fields of the form before the payment is attempted.</summary>
internal static class FormCheck
{
    private const int LongestCard = 19;
    private const int ShortestCard = 12;

    public static Dictionary<string, string> Problems(CheckoutForm form, bool asksEmail, bool asksCard, DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        Require(problems, "email", !asksEmail || IsEmail(form.Email), "Enter an email address.");
        if (asksCard)
        {
            Require(problems, "cardNumber", IsCard(form.Digits), "Your card number is invalid.");
            Require(problems, "cardExpiry", IsInFuture(form.Expiry, now), "Enter an expiry date in the future, as MM / YY.");
            Require(problems, "cardCvc", form.Cvc.Length is 3 or 4 && form.Cvc.All(char.IsAsciiDigit), "Enter the 3 or 4 digits of the security code.");
            Require(problems, "billingName", form.Name.Length > 0, "Enter the name on the card.");
        }

        return problems;
    }

    private static void Require(Dictionary<string, string> problems, string field, bool isRight, string problem)
    {
        if (!isRight)
        {
            problems[field] = problem;
        }
    }

    private static bool IsEmail(string text) => text.IndexOf('@', StringComparison.Ordinal) is var at && at > 0 && at < text.Length - 1;

    /// <summary>Verifies the check digit of a card number (Luhn).</summary>
    private static bool IsCard(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 2)).Sum(value => value > 9 ? value - 9 : value);
        return digits.Length is >= ShortestCard and <= LongestCard && sum % 10 == 0;
    }

    private static bool IsInFuture(string expiry, DateTimeOffset now)
    {
        var digits = new string([.. expiry.Where(char.IsAsciiDigit)]);
        if (digits.Length != 4 || int.Parse(digits[..2], CultureInfo.InvariantCulture) is not (>= 1 and <= 12 and var month))
        {
            return false;
        }

        var year = 2000 + int.Parse(digits[2..], CultureInfo.InvariantCulture);
        return (year, month).CompareTo((now.Year, now.Month)) >= 0;
    }
}
