using Microsoft.AspNetCore.WebUtilities;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>Stripe's nested form encoding: <c>a[b]</c> is a member, <c>a[0]</c> an element, <c>a[]</c> the next element.</summary>
internal static class FormDecoder
{
    public static Parameters Decode(string text)
    {
        var root = new JsonObject();
        var names = new List<string>();
        foreach (var pair in new QueryStringEnumerable(text.StartsWith('?') ? text : "?" + text))
        {
            var name = pair.DecodeName().ToString();
            if (name.Length > 0)
            {
                names.Add(name);
                Put(root, FormKey.Split(name), pair.DecodeValue().ToString());
            }
        }

        return new Parameters(root, "", names);
    }

    private static void Put(JsonObject container, ReadOnlySpan<string> path, string value)
    {
        var segment = path[0].Length == 0 ? NextIndex(container, path[1..]) : path[0];
        if (path.Length == 1)
        {
            container[segment] = value;
            return;
        }

        if (container[segment] is not JsonObject child)
        {
            container[segment] = child = [];
        }

        Put(child, path[1..], value);
    }

    /// <summary>An unnumbered element ends when a member repeats. <c>a[][b]=1&amp;a[][c]=2</c> is one element.</summary>
    private static string NextIndex(JsonObject container, ReadOnlySpan<string> rest)
    {
        var continues = rest.Length > 0
            && container.Count > 0
            && container[container.Count - 1] is JsonObject last
            && (rest.Length > 1 || !last.ContainsKey(rest[0]));
        return (container.Count - (continues ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
    }
}
