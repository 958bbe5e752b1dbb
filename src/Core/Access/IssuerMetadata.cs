using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.Configuration;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CreditFunctions.Core.Access;

/// <summary>
/// The issuer's metadata and signing keys, cached and refreshed by the library. Known keys stay in use during a refresh, so a slow or failing
/// issuer does not delay tokens that they verify. A token that they do not verify waits for <see cref="NewestAsync"/>.
/// </summary>
internal sealed class IssuerMetadata : ConfigurationManager<OpenIdConnectConfiguration>
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly Lock _turn = new();
    private DateTimeOffset _nextRefresh = DateTimeOffset.MinValue;
    private OpenIdConnectConfiguration? _known;

    public IssuerMetadata(AuthOptions options, TimeProvider time)
        : base(
            options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient { Timeout = Timeout }) { RequireHttps = options.Issuer.StartsWith("https:", StringComparison.OrdinalIgnoreCase) },
            new Validator(options))
    {
        _time = time;
        AutomaticRefreshInterval = TimeSpan.FromHours(12);
        RefreshInterval = TimeSpan.FromSeconds(10);

        // The previous keys would otherwise be accepted for another hour, even if the issuer has withdrawn a stolen one.
        UseLastKnownGoodConfiguration = false;
    }

    /// <summary>The known metadata; waits for the issuer only if there is none.</summary>
    /// <exception cref="SignInUnavailableException">No metadata is cached, and the issuer does not provide it.</exception>
    public override Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var newest = NewestAsync(cancel);
        return !newest.IsCompletedSuccessfully && _known is { } known ? Task.FromResult(known) : newest;
    }

    /// <summary>The newest metadata; waits for a refresh that is due or in progress. The known one if the refresh fails.</summary>
    /// <exception cref="SignInUnavailableException">No metadata is known, and the issuer does not provide it.</exception>
    public async Task<OpenIdConnectConfiguration> NewestAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The fetch is shared: a caller that gives up must not cancel it.
            return _known = await base.GetConfigurationAsync(CancellationToken.None).WaitAsync(Timeout, _time, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return _known ?? throw new SignInUnavailableException(failure);
        }
    }

    /// <summary>
    /// Requests a refresh, at most once in ten seconds. The library counts successful refreshes only, so while the issuer is down each bad
    /// token would cause a request.
    /// </summary>
    public override void RequestRefresh()
    {
        lock (_turn)
        {
            var now = _time.GetUtcNow();
            if (now < _nextRefresh)
            {
                return;
            }

            _nextRefresh = now + RefreshInterval;
        }

        base.RequestRefresh();
    }

    // Otherwise the library refreshes in the background only, and rejects the first token that a new key has signed. It reads the switch
    // once, when the process creates its first token handler.
    [SuppressMessage("Usage", "CA2255:The ModuleInitializer attribute should not be used in libraries", Justification = "Nothing else is certain to run early enough.")]
    [ModuleInitializer]
    internal static void LetCallersWaitForARefresh() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <summary>
    /// Rejects metadata with which every token would be rejected. It throws because the library redacts the text of a returned result as
    /// personal data.
    /// </summary>
    private sealed class Validator(AuthOptions options) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration)
        {
            if (!options.IsIssuer(configuration.Issuer))
            {
                throw new InvalidConfigurationException(
                    $"Auth__Issuer is {options.Issuer}, but the metadata at that address names the issuer {configuration.Issuer}. Set Auth__Issuer to the issuer that the tokens name.");
            }

            return configuration.SigningKeys.Count > 0
                ? new ConfigurationValidationResult { Succeeded = true }
                : throw new InvalidConfigurationException($"The issuer {options.Issuer} publishes no signing keys.");
        }
    }
}
