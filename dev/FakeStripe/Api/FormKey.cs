namespace CreditFunctions.FakeStripe.Api;

/// <summary>Splits a parameter's name such as <c>line_items[0][price]</c>.</summary>
internal static class FormKey
{
    public static string[] Split(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || key[^1] != ']')
        {
            return [key];
        }

        return [key[..open], .. key[(open + 1)..^1].Split("][")];
    }

    public static bool IsIndex(string segment) => segment.Length == 0 || segment.All(char.IsAsciiDigit);
}
