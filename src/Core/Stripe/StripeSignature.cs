using System.Globalization;
using Microsoft.Extensions.Options;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>
/// Verifies Stripe's signature of a webhook body. The SDK computes and compares it; this class adds support for several secrets, and rejects
/// headers that would make the SDK throw something other than its own exception.
/// </summary>
public sealed class StripeSignature(IOptions<StripeOptions> options, TimeProvider time)
{
    /// <summary>The largest difference between the signature's time and ours, in either direction.</summary>
    private const long ToleranceSeconds = 300;

    private readonly string[] _secrets = [.. options.Value.WebhookSecrets];

    /// <summary>Whether one of the configured secrets signed exactly this body within the last five minutes.</summary>
    /// <param name="body">The exact body.</param>
    /// <param name="header">The header <c>Stripe-Signature</c>.</param>
    public bool IsValid(string body, string? header)
    {
        if (header is null || !HasNumericTimes(header))
        {
            return false;
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return Array.Exists(_secrets, secret => IsSignedWith(secret, body, header, now));
    }

    private static bool IsSignedWith(string secret, string body, string header, long now)
    {
        try
        {
            EventUtility.ValidateSignature(body, header, secret, ToleranceSeconds, now);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    /// <summary>Whether there is a <c>t</c> and each <c>t</c> is a number that the SDK can parse.</summary>
    private static bool HasNumericTimes(ReadOnlySpan<char> header)
    {
        var times = 0;
        foreach (var range in header.Split(','))
        {
            var item = header[range].Trim();
            if (!item.StartsWith("t="))
            {
                continue;
            }

            if (!int.TryParse(item[2..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            times++;
        }

        return times > 0;
    }
}
