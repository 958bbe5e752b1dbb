using System.Text;

namespace CreditFunctions.FakeStripe.Api;

internal static class ApiKey
{
    /// <summary>The API key of a request, from a bearer token or the user name of basic authentication. Only test-mode keys are accepted.</summary>
    public static string Require(HttpRequest request)
    {
        var key = Read(request.Headers.Authorization.ToString());
        if (key.Length == 0)
        {
            throw StripeError.Unauthorized("You did not provide an API key. Send it in the Authorization header, as in 'Authorization: Bearer YOUR_SECRET_KEY'.");
        }

        return key.StartsWith("sk_test_", StringComparison.Ordinal) || key.StartsWith("rk_test_", StringComparison.Ordinal)
            ? key
            : throw StripeError.Unauthorized($"Invalid API Key provided: {Mask(key)}");
    }

    private static string Read(string header)
    {
        var parts = header.Split(' ', 2, StringSplitOptions.TrimEntries);
        return parts switch
        {
            [var scheme, var token] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => token,
            [var scheme, var token] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => UserName(token),
            _ => "",
        };
    }

    private static string UserName(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : "";
    }

    private static string Mask(string key) => key.Length <= 12 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
