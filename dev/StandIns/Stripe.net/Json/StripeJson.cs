using System.Text.Json;

namespace Stripe;

internal static class StripeJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        MaxDepth = 128,
        Converters = { new EntityConverter(), new ExpandableFieldConverter(), new UnixTimeConverter() },
    };
}
