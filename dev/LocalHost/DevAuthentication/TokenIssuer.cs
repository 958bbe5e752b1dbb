using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.LocalHost.DevAuthentication;

/// <summary>Issues tokens for any user, for development only.</summary>
internal sealed class TokenIssuer(string issuer, Lazy<SigningKey> key, TimeProvider time)
{
    public const string Audience = "credit-functions-local";

    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    public static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(365);

    private readonly JsonWebTokenHandler _handler = new();

    public string Issuer => issuer;

    /// <summary>Created on first use, because creating an RSA key takes longer than the rest of the start.</summary>
    public SigningKey Key => key.Value;

    public string Issue(string userId, TimeSpan lifetime, string? email = null)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = userId };
        if (email is not null)
        {
            claims["email"] = email;
            claims["email_verified"] = true;
        }

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = Key.Credentials,
            Claims = claims,
        });
    }
}
