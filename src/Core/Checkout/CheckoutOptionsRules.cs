using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Checkout;

/// <summary>Refuses to start with addresses that a buyer could not come back to, or times that Stripe would refuse.</summary>
internal sealed class CheckoutOptionsRules : IValidateOptions<CheckoutOptions>
{
    private const string Placeholder = "{CHECKOUT_SESSION_ID}";

    private static readonly TimeSpan LifetimeMin = TimeSpan.FromMinutes(31);
    private static readonly TimeSpan LifetimeMax = TimeSpan.FromHours(23.5);

    public ValidateOptionsResult Validate(string? name, CheckoutOptions options)
    {
        var problems = new List<string>();
        if (!IsWebAddress(options.SuccessUrl))
        {
            problems.Add("Checkout__SuccessUrl must be the address of the page that thanks the buyer, for example https://shop.example/credits?session_id={CHECKOUT_SESSION_ID}.");
        }

        else if (HasUnusablePlaceholder(options.SuccessUrl))
        {
            problems.Add($"Checkout__SuccessUrl must contain the placeholder exactly as {Placeholder}, not encoded and in upper case: Stripe replaces no other spelling.");
        }

        if (!IsWebAddress(options.CancelUrl))
        {
            problems.Add("Checkout__CancelUrl must be the address of the page for a buyer who turned back.");
        }

        if (options.SessionLifetime < LifetimeMin || options.SessionLifetime > LifetimeMax)
        {
            problems.Add($"Checkout__SessionLifetime must be between {LifetimeMin} and {LifetimeMax}.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>Stripe replaces the placeholder in this spelling only; any other would reach the page as it is, and a buyer who paid would read an error.</summary>
    private static bool HasUnusablePlaceholder(string address) =>
        Uri.UnescapeDataString(address.Replace(Placeholder, "", StringComparison.Ordinal)).Contains(Placeholder, StringComparison.OrdinalIgnoreCase);

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
