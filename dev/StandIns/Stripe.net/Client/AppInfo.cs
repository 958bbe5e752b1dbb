using System.Text.Json.Serialization;

namespace Stripe;

public sealed class AppInfo
{
    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("partner_id")]
    public string PartnerId { get; set; }

    [JsonPropertyName("version")]
    public string Version { get; set; }

    [JsonPropertyName("url")]
    public string Url { get; set; }

    public string FormatUserAgent()
    {
        var version = string.IsNullOrEmpty(Version) ? "" : $"/{Version}";
        var url = string.IsNullOrEmpty(Url) ? "" : $" ({Url})";
        return $"{Name}{version}{url}";
    }
}
