using System.Text.Json.Serialization;

namespace Stripe;

public class BaseOptions : INestedOptions
{
    [JsonPropertyName("expand")]
    public List<string> Expand { get; set; }
}
