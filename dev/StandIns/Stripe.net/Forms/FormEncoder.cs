using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>
/// Options as form fields: <c>a[b][0]=c</c>, in the order of the declarations (the type's own before its base's),
/// brackets literal, what is unset left out, an empty list as <c>a=</c>.
/// </summary>
internal static class FormEncoder
{
    public static string Encode(BaseOptions options) =>
        options is null ? "" : string.Join('&', Flatten("", options).Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string key, object value) => value switch
    {
        null => [new(key, "")],
        string text => [new(key, text)],
        AnyOf either => either.Value is null ? [] : Flatten(key, either.Value),
        INestedOptions options => FlattenOptions(key, options),
        IDictionary dictionary => dictionary.Keys.Cast<string>().SelectMany(name => Flatten(Nest(key, name), dictionary[name])),
        IEnumerable list => FlattenList(key, list),
        DateTime time => [new(key, new DateTimeOffset(time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))],
        bool flag => [new(key, flag ? "true" : "false")],
        _ => [new(key, Convert.ToString(value, CultureInfo.InvariantCulture))],
    };

    private static IEnumerable<KeyValuePair<string, string>> FlattenOptions(string key, INestedOptions options) =>
        from property in options.GetType().GetRuntimeProperties()
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        let value = name is null ? null : property.GetValue(options)
        where value is not null
        from field in Flatten(Nest(key, name), value)
        select field;

    private static IEnumerable<KeyValuePair<string, string>> FlattenList(string key, IEnumerable list) =>
        list.Cast<object>().SelectMany((item, index) => Flatten($"{key}[{index}]", item)).DefaultIfEmpty(new(key, ""));

    /// <summary>A name that has brackets itself keeps them: <c>a</c> and <c>b[c]</c> make <c>a[b][c]</c>.</summary>
    private static string Nest(string key, string name)
    {
        if (key.Length == 0)
        {
            return name;
        }

        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"{key}[{name}]" : $"{key}[{name[..bracket]}]{name[bracket..]}";
    }

    private static string Escape(string text) =>
        WebUtility.UrlEncode(text).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
