using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Access;

/// <summary>A token written by hand, so that it can say what no library would let it say.</summary>
internal sealed class Token
{
    private readonly JsonObject _header = new() { ["typ"] = "JWT" };
    private readonly JsonObject _claims;

    public Token(string issuer, DateTimeOffset now) => _claims = new JsonObject
    {
        ["iss"] = issuer,
        ["aud"] = "credit-functions",
        ["sub"] = "alice",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
    };

    /// <summary>Sets a claim; null removes it.</summary>
    public Token With(string claim, JsonNode? value)
    {
        _claims.Remove(claim);
        if (value is not null)
        {
            _claims[claim] = value;
        }

        return this;
    }

    public string SignedBy(SigningKey key) => Signed(key.Algorithm, key.Id, key.Sign);

    /// <summary>Without a signature, as those do who hope that nobody looks.</summary>
    public string Unsigned(string algorithm = "none") => Signed(algorithm, keyId: null, _ => []);

    /// <summary>With the public key as the secret of a symmetric algorithm: the classic confusion.</summary>
    public string SignedWithSecret(byte[] secret, string? keyId) => Signed("HS256", keyId, bytes => HMACSHA256.HashData(secret, bytes));

    /// <summary>The parts of the token in text: header, claims and signature may be anything.</summary>
    public static string Of(string header, string claims, string signature) => string.Join('.', Encode(header), Encode(claims), Encode(signature));

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>The claims as raw JSON, for what a JSON writer would refuse to write.</summary>
    public static string SignedBy(SigningKey key, string claims)
    {
        var unsigned = Encode($$"""{"typ":"JWT","alg":"{{key.Algorithm}}","kid":"{{key.Id}}"}""") + "." + Encode(claims);
        return unsigned + "." + Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(unsigned)));
    }

    public string Claims => _claims.ToJsonString();

    private string Signed(string algorithm, string? keyId, Func<byte[], byte[]> sign)
    {
        _header["alg"] = algorithm;
        if (keyId is not null)
        {
            _header["kid"] = keyId;
        }

        var unsigned = Encode(_header.ToJsonString()) + "." + Encode(Claims);
        return unsigned + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(unsigned)));
    }
}
