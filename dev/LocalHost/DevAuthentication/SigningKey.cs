using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.LocalHost.DevAuthentication;

/// <summary>The key that signs development tokens. It is kept in the data directory, so that tokens remain valid after a restart.</summary>
internal sealed class SigningKey : IDisposable
{
    private const string FileName = "dev-signing-key.pem";
    private const int Bits = 2048;

    private readonly RSA _rsa;

    private SigningKey(RSA rsa)
    {
        _rsa = rsa;
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        Modulus = Base64UrlEncoder.Encode(parameters.Modulus);
        Exponent = Base64UrlEncoder.Encode(parameters.Exponent);
        Id = Base64UrlEncoder.Encode(SHA256.HashData(parameters.Modulus!));
        Credentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = Id }, SecurityAlgorithms.RsaSha256);
    }

    public string Id { get; }

    public string Modulus { get; }

    public string Exponent { get; }

    public SigningCredentials Credentials { get; }

    /// <param name="dataDirectory">Null creates a key that is not stored.</param>
    public static SigningKey Open(string? dataDirectory)
    {
        var rsa = RSA.Create(Bits);
        if (dataDirectory is not null)
        {
            Directory.CreateDirectory(dataDirectory);
            ReadOrWrite(rsa, Path.Combine(dataDirectory, FileName));
        }

        return new SigningKey(rsa);
    }

    public void Dispose() => _rsa.Dispose();

    private static void ReadOrWrite(RSA rsa, string file)
    {
        if (File.Exists(file))
        {
            rsa.ImportFromPem(File.ReadAllText(file));
            return;
        }

        // Renamed once it is complete, so that an interrupted start leaves no partial key.
        var unfinished = file + ".new";
        File.WriteAllText(unfinished, rsa.ExportPkcs8PrivateKeyPem());
        File.Move(unfinished, file, overwrite: true);
    }
}
