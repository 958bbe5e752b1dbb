using System.Text.Json;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>
/// Reads the user whom Azure App Service has authenticated. The platform passes the claims in a header and removes the same header from
/// incoming requests, but only while App Service authentication is enabled. Without it, any caller could impersonate any user, so the header is
/// trusted only if both the platform's switch and ours are on.
/// </summary>
public sealed class AppServicePrincipal(IOptions<AuthOptions> options, IConfiguration configuration)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const string PlatformSwitch = "WEBSITE_AUTH_ENABLED";
    private const string Issuer = "iss";

    /// <summary>App Service renames the claim <c>sub</c> of some issuers.</summary>
    private static readonly string[] Subjects = ["sub", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"];

    /// <summary>Whether the header comes from the platform.</summary>
    public bool IsTrusted { get; } =
        options.Value.AppServicePrincipal && string.Equals(configuration[PlatformSwitch], bool.TrueString, StringComparison.OrdinalIgnoreCase);

    /// <summary>The user in the header, or null. Only our issuer is accepted, because users of another issuer may have the same <c>sub</c>.</summary>
    public UserId? UserOf(string header)
    {
        var claims = Claims(header).ToList();
        var issuers = claims.Where(claim => claim.Typ == Issuer).Select(claim => claim.Val).ToList();
        var subjects = claims.Where(claim => Subjects.Contains(claim.Typ)).Select(claim => claim.Val).Distinct().ToList();
        return issuers is [var issuer] && options.Value.IsIssuer(issuer) && subjects is [var subject] && UserId.TryCreate(subject, out var user) ? user : null;
    }

    private static IEnumerable<Claim> Claims(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), JsonSerializerOptions.Web)?.Claims?.OfType<Claim>() ?? [];
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return [];
        }
    }

    private sealed record Principal(IReadOnlyList<Claim?>? Claims);

    private sealed record Claim(string? Typ, string? Val);
}
