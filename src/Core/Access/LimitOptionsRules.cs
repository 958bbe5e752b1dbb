using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>Refuses to start with limits that cannot be meant.</summary>
internal sealed class LimitOptionsRules : IValidateOptions<LimitOptions>
{
    private const int Max = 100_000;

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        List<string> problems = [];
        foreach (var action in Enum.GetValues<LimitedAction>())
        {
            if (options.Of(action) is < 0 or > Max)
            {
                problems.Add($"Limits__{action}sPerMinute must be from 0, which turns it off, to {Max}.");
            }
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
