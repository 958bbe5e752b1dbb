namespace CreditFunctions.FakeStripe.Events;

internal static class EventFilter
{
    /// <summary>A name, everything (<c>*</c>), or everything that begins so (<c>charge.*</c>).</summary>
    public static bool Matches(string wanted, string type) =>
        wanted == type || wanted == "*" || (wanted.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(wanted[..^1], StringComparison.Ordinal));
}
