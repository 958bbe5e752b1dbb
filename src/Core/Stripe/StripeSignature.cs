using System.Globalization;
using Microsoft.Extensions.Options;
using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>
/// Says whether Stripe signed a body. The SDK computes and compares; here is what it leaves out: several secrets, and headers that would
/// make it throw something else than its own exception.
/// </summary>
public sealed class StripeSignature(IOptions<StripeOptions> options, TimeProvider time)
{
    /// <summary>How far the signature's time may be from ours, either way.</summary>
    private const long ToleranceSeconds = 300;

    private readonly string[] _secrets = [.. options.Value.WebhookSecrets];

    /// <summary>Whether one of the configured secrets has signed exactly this text, and lately.</summary>
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

    /// <summary>There is a <c>t</c>, and each is a number as the SDK reads it.</summary>
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
