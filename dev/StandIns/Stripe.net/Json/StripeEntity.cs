using System.Text.Json;

namespace Stripe;

public abstract class StripeEntity
{
    /// <summary>The object as Stripe sent it, whatever this version of the SDK knows of it.</summary>
    public JsonElement? RawJsonElement { get; internal set; }

    public StripeResponse StripeResponse { get; set; }
}

public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>;
