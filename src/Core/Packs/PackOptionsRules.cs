using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Packs;

/// <summary>Reads the pack file before the first buyer comes: a mistake in it stops the start, as a bad setting does.</summary>
internal sealed class PackOptionsRules : IValidateOptions<PackOptions>
{
    public ValidateOptionsResult Validate(string? name, PackOptions options)
    {
        try
        {
            PackFile.Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (InvalidPackFileException failure)
        {
            return ValidateOptionsResult.Fail(failure.Message);
        }
    }
}
