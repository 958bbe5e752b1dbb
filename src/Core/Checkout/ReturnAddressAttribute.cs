using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Settings;

namespace CreditFunctions.Core.Checkout;

/// <summary>
/// An address that Stripe sends the buyer to. Stripe replaces the placeholder <c>{CHECKOUT_SESSION_ID}</c> in this spelling only, and in the
/// success address only; anything else that looks like a placeholder would reach the page as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class ReturnAddressAttribute : ValidationAttribute
{
    private const string Placeholder = "{CHECKOUT_SESSION_ID}";
    private const string Example = "cs-example";

    /// <summary>Whether this is the success address.</summary>
    public bool IsSuccess { get; init; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Problem((string?)value) is { } problem ? new ValidationResult(problem, [validationContext.MemberName!]) : ValidationResult.Success;

    private string? Problem(string? address)
    {
        var replaced = IsSuccess ? address?.Replace(Placeholder, Example, StringComparison.Ordinal) : address;
        if (WebAddress.Read(replaced) is not { } page || page.Host.Contains(Example, StringComparison.Ordinal))
        {
            return "must be the http or https address of a page, for example https://shop.example/" + (IsSuccess ? $"?session_id={Placeholder}." : ".");
        }

        return !LooksLikePlaceholder().IsMatch(Decoded(replaced!)) ? null
            : IsSuccess ? $"must contain the placeholder exactly as {Placeholder}: not encoded, in upper case, with single braces. Stripe replaces no other spelling."
            : $"must not contain a placeholder: Stripe replaces {Placeholder} in Checkout__SuccessUrl only.";
    }

    /// <summary>Decoded until nothing changes: a placeholder may have been encoded more than once.</summary>
    private static string Decoded(string address)
    {
        while (Uri.UnescapeDataString(address) is var decoded && decoded != address)
        {
            address = decoded;
        }

        return address;
    }

    /// <summary>Braces, or the name of the placeholder other than as the name of a parameter or a part of a path.</summary>
    [GeneratedRegex(@"[{}]|CHECKOUT_SESSION_ID(?![\w=/-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikePlaceholder();
}
