using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.LocalHost.Http;

/// <summary>LocalHost's only function key. A request sends it in the header <c>x-functions-key</c> or the query parameter <c>code</c>.</summary>
internal sealed class FunctionKey(string value)
{
    public const string DefaultValue = "local";

    private const string Header = "x-functions-key";
    private const string QueryParameter = "code";

    private readonly byte[] _value = Encoding.UTF8.GetBytes(value);

    public bool IsSentBy(HttpRequest request)
    {
        // As in the host, the header takes precedence even if it is wrong.
        var given = request.Headers.TryGetValue(Header, out var header) ? header : request.Query[QueryParameter];

        return given.FirstOrDefault() is { Length: > 0 } first
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(first), _value);
    }
}
