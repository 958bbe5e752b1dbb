using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.FakeStripe.Webhooks;

internal static class WebhookSignature
{
    /// <summary>The <c>Stripe-Signature</c> header: the time, and one v1 for each secret.</summary>
    public static string Of(string body, IEnumerable<string> secrets, long timestamp)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{timestamp}.{body}"));
        var signatures = secrets.Select(secret => $",v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}");
        return string.Create(CultureInfo.InvariantCulture, $"t={timestamp}{string.Concat(signatures)}");
    }
}
