using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.LocalHost.DevSignIn;

/// <summary>Issues development tokens for any user id.</summary>
internal sealed class TokenIssuer(string issuer, Lazy<SigningKey> key, TimeProvider time)
{
    public const string Audience = "credit-functions-local";

    public static readonly TimeSpan LifetimeDefault = TimeSpan.FromHours(1);

    public static readonly TimeSpan LifetimeMax = TimeSpan.FromDays(365);

    public string Issuer => issuer;

    /// <summary>Created on first use: it takes longer than the rest of the start.</summary>
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

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = Audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = Key.Credentials,
        });
    }
}
