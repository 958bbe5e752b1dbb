using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>Generated from the annotations of the options.</summary>
[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
