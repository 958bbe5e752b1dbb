namespace Stripe;

public sealed class RequestOptions
{
    /// <summary>Without one every call gets a random key, which is worth nothing once the caller itself calls again.</summary>
    public string IdempotencyKey { get; set; }
}
