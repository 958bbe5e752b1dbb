using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Stripe;

/// <summary>
/// Webhook signatures, with the real one's edges: a header that is null is a <see cref="NullReferenceException"/>, and a
/// signed <c>t</c> that is no 32-bit number is a <see cref="FormatException"/> or an <see cref="OverflowException"/>.
/// </summary>
public static class EventUtility
{
    public const int DefaultTimeTolerance = 300;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance = DefaultTimeTolerance) =>
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var items = stripeSignatureHeader.Split(',').Select(ParseItem).ToLookup(item => item.Scheme, item => item.Value);
        var timestamp = items["t"].FirstOrDefault();
        var expected = ComputeSignatureSafely(secret, timestamp, json);

        if (!items["v1"].Any(signature => FixedTimeEquals(signature, expected)))
        {
            throw new StripeException(
                "The expected signature was not found in the Stripe-Signature header. " +
                "Make sure you're using the correct webhook secret (whsec_) and confirm the incoming request came from Stripe.");
        }

        if (Math.Abs(utcNow - Convert.ToInt32(timestamp, CultureInfo.InvariantCulture)) > tolerance)
        {
            throw new StripeException("The webhook cannot be processed because the current timestamp is outside of the allowed tolerance.");
        }
    }

    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(StrictUtf8.GetBytes(secret), StrictUtf8.GetBytes($"{timestamp}.{payload}")));

    public static string GenerateSignatureHeader(string payload, string secret, long? timestamp = null)
    {
        var signedAt = (timestamp ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return $"t={signedAt},v1={ComputeSignature(secret, signedAt, payload)}";
    }

    private static (string Scheme, string Value) ParseItem(string item) => item.Trim().Split('=', 2) is [var scheme, var value]
        ? (scheme, value)
        : throw new StripeException("The signature header format is unexpected.");

    private static string ComputeSignatureSafely(string secret, string timestamp, string payload)
    {
        try
        {
            return ComputeSignature(secret, timestamp, payload);
        }
        catch (EncoderFallbackException exception)
        {
            throw new StripeException("The webhook cannot be processed because the signature cannot be safely calculated.", exception);
        }
    }

    private static bool FixedTimeEquals(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));
}
