using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Checkout;

/// <summary>Generated from the annotations of the options.</summary>
[OptionsValidator]
internal sealed partial class CheckoutOptionsValidator : IValidateOptions<CheckoutOptions>;
