namespace CreditFunctions.FakeStripe.Events;

internal static class EventFilter
{
    /// <summary>Matches an event type by its name, a prefix (<c>charge.*</c>) or <c>*</c>.</summary>
    public static bool Matches(string wanted, string type) =>
        wanted == type || wanted == "*" || (wanted.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(wanted[..^1], StringComparison.Ordinal));
}
