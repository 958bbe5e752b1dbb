namespace CreditFunctions.FakeStripe.Api;

/// <summary>
/// The parameters of a request, or one branch of them. All values are strings. An invalid value is rejected under the parameter's full name.
/// </summary>
internal sealed class Parameters(JsonObject values, string prefix, IReadOnlyList<string> names)
{
    /// <summary>The names as sent, to check for unknown parameters.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    public JsonObject Values { get; } = values;

    public bool Has(string name) => Values[name] is not null;

    public string NameOf(string name) => prefix.Length == 0 ? name : $"{prefix}[{name}]";

    /// <summary>The value of a parameter. An empty value counts as missing, because it clears a field.</summary>
    public string? Text(string name) => Values[name] switch
    {
        null => null,
        JsonValue value => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        _ => throw StripeError.Invalid($"Invalid string: {Values[name]!.ToJsonString()}", NameOf(name)),
    };

    public string RequiredText(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        throw Has(name)
            ? StripeError.Invalid($"You passed an empty string for '{NameOf(name)}'. We assume empty values are an attempt to unset a parameter; however '{NameOf(name)}' cannot be unset.", NameOf(name), "parameter_invalid_empty")
            : StripeError.Missing(NameOf(name));
    }

    public long? Integer(string name) => Text(name) switch
    {
        null => null,
        { } text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        { } text => throw StripeError.Invalid($"Invalid integer: {text}", NameOf(name), "parameter_invalid_integer"),
    };

    public long RequiredInteger(string name) => Integer(name) ?? throw StripeError.Missing(NameOf(name));

    public bool? Truth(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        { } text => throw StripeError.Invalid($"Invalid boolean: {text}", NameOf(name)),
    };

    public string? OneOf(string name, params string[] allowed) => Text(name) switch
    {
        null => null,
        { } text when allowed.Contains(text, StringComparer.Ordinal) => text,
        _ => throw StripeError.Invalid($"Invalid {NameOf(name)}: must be one of {string.Join(", ", allowed)}", NameOf(name)),
    };

    public Parameters Branch(string name) => Values[name] switch
    {
        JsonObject branch => new(branch, NameOf(name), []),
        JsonValue value when value.GetValue<string>().Length > 0 => throw StripeError.Invalid("Invalid object", NameOf(name)),
        _ => new([], NameOf(name), []),
    };

    public IReadOnlyList<Parameters> Elements(string name) => [.. InOrder(name).Select(element => element.Value is JsonObject branch
        ? new Parameters(branch, $"{NameOf(name)}[{element.Key}]", [])
        : throw StripeError.Invalid("Invalid object", NameOf(name)))];

    public IReadOnlyList<string> Texts(string name) => [.. InOrder(name).Select(element => element.Value is JsonValue text
        ? text.GetValue<string>()
        : throw StripeError.Invalid("Invalid string", NameOf(name)))];

    private IEnumerable<KeyValuePair<string, JsonNode?>> InOrder(string name) => Values[name] switch
    {
        JsonObject list when list.All(element => FormKey.IsIndex(element.Key)) =>
            list.OrderBy(element => long.Parse(element.Key, CultureInfo.InvariantCulture)),
        null => [],
        JsonValue value when value.GetValue<string>().Length == 0 => [],
        _ => throw StripeError.Invalid("Invalid array", NameOf(name)),
    };
}
