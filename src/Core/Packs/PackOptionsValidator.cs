using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Packs;

/// <summary>Reads the pack file at start: a mistake in it stops the application, as a wrong setting does.</summary>
internal sealed class PackOptionsValidator : IValidateOptions<PackOptions>
{
    public ValidateOptionsResult Validate(string? name, PackOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.File))
        {
            return ValidateOptionsResult.Fail($"{nameof(options.File)}: is empty: name the pack file, or leave the setting out.");
        }

        try
        {
            PackFile.Load(options);
            return ValidateOptionsResult.Success;
        }
        catch (InvalidPackFileException failure)
        {
            return ValidateOptionsResult.Fail($"{nameof(options.File)}: names a file that cannot be used. {failure.Message}");
        }
    }
}
