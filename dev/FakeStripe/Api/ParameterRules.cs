using System.Text.RegularExpressions;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>
/// The parameters a call takes, separated by blanks: <c>[]</c> stands for any index, <c>[*]</c> for any name,
/// and a <c>~</c> at the end for everything below (accepted, and not looked at more closely).
/// </summary>
internal sealed class ParameterRules
{
    public static readonly ParameterRules Any = new("~");
    private readonly Regex _allowed;
    private readonly HashSet<string> _known;

    public ParameterRules(string rules)
    {
        var all = (rules + " expand[]").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _known = all.Select(rule => rule.Split('[', '~')[0]).ToHashSet(StringComparer.Ordinal);
        _allowed = new Regex($"^(?:{string.Join('|', all.Select(Translate))})$", RegexOptions.CultureInvariant);
    }

    public void Check(Parameters parameters)
    {
        var unknown = parameters.Names.Where(name => !_allowed.IsMatch(name)).ToList();
        if (unknown.Count > 0)
        {
            throw StripeError.Unknown([.. unknown.Select(Outermost).Distinct()]);
        }
    }

    private static string Translate(string rule) => rule == "~" ? ".*" : Regex.Escape(rule.TrimEnd('~'))
        .Replace(@"\[]", @"(?:\[\d*\])?", StringComparison.Ordinal)
        .Replace(@"\[\*]", @"(?:\[[^\]]+\])?", StringComparison.Ordinal)
        + (rule.EndsWith('~') ? @"(?:\[.*)?" : "");

    /// <summary>Stripe names an unknown member of a known parameter in full, and an unknown parameter without its members.</summary>
    private string Outermost(string name) => FormKey.Split(name)[0] is var first && _known.Contains(first) ? name : first;
}
