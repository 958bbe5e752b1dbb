using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Stripe;

/// <summary>Generated from the annotations of the options.</summary>
[OptionsValidator]
internal sealed partial class StripeOptionsValidator : IValidateOptions<StripeOptions>;
