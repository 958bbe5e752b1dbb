using System.Text.Json;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Authentication;

/// <summary>
/// Says who is signed in by Azure App Service, which puts the claims into a header and takes away one that a caller made up. It does so only
/// while its sign-in is on: without it anyone may be anyone. Hence two switches, the platform's and ours.
/// </summary>
public sealed class AppServicePrincipal(IOptions<AuthOptions> options, IConfiguration configuration)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const string PlatformSwitch = "WEBSITE_AUTH_ENABLED";
    private const string Issuer = "iss";

    /// <summary>App Service renames the claim <c>sub</c> of some issuers.</summary>
    private static readonly string[] Subjects = ["sub", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"];

    /// <summary>Whether the header is the platform's.</summary>
    public bool IsTrusted { get; } =
        options.Value.AppServicePrincipal && string.Equals(configuration[PlatformSwitch], bool.TrueString, StringComparison.OrdinalIgnoreCase);

    /// <summary>The user whom the header names, or null. Of our issuer only, so that nobody of another one has the same <c>sub</c>.</summary>
    public UserId? UserOf(string header)
    {
        var claims = Claims(header).ToList();
        var issuers = claims.Where(claim => claim.Typ == Issuer).Select(claim => claim.Val);
        var subjects = claims.Where(claim => Subjects.Contains(claim.Typ)).Select(claim => claim.Val).Distinct().ToList();
        return issuers.SequenceEqual([options.Value.Issuer]) && subjects is [var subject] && UserId.TryCreate(subject, out var user) ? user : null;
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
