using System.Text.Json.Serialization;

namespace Stripe;

public class ListOptions : BaseOptions
{
    [JsonPropertyName("limit")]
    public long? Limit { get; set; }

    [JsonPropertyName("starting_after")]
    public string StartingAfter { get; set; }

    [JsonPropertyName("ending_before")]
    public string EndingBefore { get; set; }

    internal ListOptions Clone() => (ListOptions)MemberwiseClone();
}
