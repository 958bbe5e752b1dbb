using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CreditFunctions.Core.Tests.Access;

/// <summary>One key of an issuer and how it signs.</summary>
internal sealed record SigningKey(string Id, string Algorithm, AsymmetricAlgorithm Key, Func<byte[], byte[]> Sign, JsonObject Published)
{
    public JsonObject PublishedAs(string id)
    {
        var published = Published.DeepClone().AsObject();
        published["kid"] = id;
        return published;
    }

    public static SigningKey Rsa(string id, string algorithm = "RS256")
    {
        var rsa = RSA.Create(2048);
        var padding = algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        return new SigningKey(id, algorithm, rsa, bytes => rsa.SignData(bytes, HashAlgorithmName.SHA256, padding), new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus!),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent!),
        });
    }

    public static SigningKey Ec(string id)
    {
        var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = ec.ExportParameters(includePrivateParameters: false);
        return new SigningKey(id, "ES256", ec, bytes => ec.SignData(bytes, HashAlgorithmName.SHA256), new JsonObject
        {
            ["kty"] = "EC",
            ["use"] = "sig",
            ["kid"] = id,
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(numbers.Q.X!),
            ["y"] = Base64Url.EncodeToString(numbers.Q.Y!),
        });
    }
}
