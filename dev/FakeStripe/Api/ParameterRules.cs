using System.Text.RegularExpressions;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>
/// The parameters that a call accepts, separated by spaces. <c>[]</c> matches any index and <c>[*]</c> any name. A trailing <c>~</c> accepts
/// all nested parameters without checking them.
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

    /// <summary>Like Stripe, reports an unknown member of a known parameter by its full name, and an unknown parameter without its members.</summary>
    private string Outermost(string name) => FormKey.Split(name)[0] is var first && _known.Contains(first) ? name : first;
}
