using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.LocalHost.Http;

/// <summary>The one function key of this host, and where a request may carry it.</summary>
internal sealed class FunctionKey(string value)
{
    public const string DefaultValue = "local";

    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private readonly byte[] _value = Encoding.UTF8.GetBytes(value);

    public bool Opens(HttpRequest request)
    {
        // The header wins, even where it is wrong and the address is right.
        var given = request.Headers.TryGetValue(Header, out var header) ? header : request.Query[QueryParameter];

        return given.FirstOrDefault() is { Length: > 0 } first
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(first), _value);
    }
}
