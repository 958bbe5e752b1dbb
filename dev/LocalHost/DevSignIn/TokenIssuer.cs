using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.LocalHost.DevSignIn;

/// <summary>Issues the tokens with which anybody may be anybody, on this machine.</summary>
internal sealed class TokenIssuer(string issuer, Lazy<SigningKey> key, TimeProvider time)
{
    public const string Audience = "credit-functions-local";

    public static readonly TimeSpan LifetimeDefault = TimeSpan.FromHours(1);

    public static readonly TimeSpan LifetimeMax = TimeSpan.FromDays(365);

    public string Issuer => issuer;

    /// <summary>Made when it is first asked for: that takes longer than all the rest of a start.</summary>
    public SigningKey Key => key.Value;

    public string Issue(string userId, TimeSpan lifetime, string? email = null)
    {
        var now = time.GetUtcNow().UtcDateTime;

        return new JwtSecurityTokenHandler().CreateEncodedJwt(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = Audience,
            Subject = new ClaimsIdentity([new Claim(JwtRegisteredClaimNames.Sub, userId)]),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = Key.Credentials,
            Claims = email is null ? null : new Dictionary<string, object> { ["email"] = email, ["email_verified"] = true },
        });
    }
}
