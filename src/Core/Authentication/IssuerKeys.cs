using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.Core.Authentication;

/// <summary>
/// The issuer's signing keys, fetched when they are first needed and kept. The library's own keeper fetches newer ones behind the back of
/// whoever asked for them since its version 8, and the first token of a new key would be refused; here the one who asks waits.
/// </summary>
internal sealed class IssuerKeys(string issuer, TimeProvider time)
{
    /// <summary>An unknown key id may ask the issuer again, and not more often than this, whoever sends it.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>After this, newer keys are fetched; the old ones serve until they are there.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);

    private readonly string _address = issuer.TrimEnd('/') + "/.well-known/openid-configuration";

    private readonly HttpDocumentRetriever _documents = new(new HttpClient { Timeout = TimeSpan.FromSeconds(10) })
    {
        RequireHttps = issuer.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
    };

    private readonly Lock _turn = new();
    private Known? _known;
    private Task<Known>? _fetching;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>The keys as they are known. Old ones serve while newer ones are fetched, and as long as the issuer does not answer.</summary>
    /// <exception cref="SignInUnavailableException">None are known, and the issuer does not tell.</exception>
    public async Task<ICollection<SecurityKey>> KnownAsync(CancellationToken cancellationToken)
    {
        if (_known is not { } known)
        {
            return (await Fetching()!.WaitAsync(cancellationToken)).Keys;
        }

        if (time.GetUtcNow() - known.At >= GoodFor)
        {
            _ = Fetching();
        }

        return known.Keys;
    }

    /// <summary>Asks the issuer again, unless somebody did so a moment ago, and waits for the answer.</summary>
    public async Task<ICollection<SecurityKey>> RefreshedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (Fetching() ?? Task.CompletedTask).WaitAsync(cancellationToken);
        }
        catch (SignInUnavailableException) when (_known is not null)
        {
            // What is known goes on being what is known.
        }

        return await KnownAsync(cancellationToken);
    }

    /// <summary>The one fetch that is under way, for all who wait; null where it is too early for another.</summary>
    private Task<Known>? Fetching()
    {
        lock (_turn)
        {
            if (_fetching is { IsCompleted: false })
            {
                return _fetching;
            }

            if (_known is not null)
            {
                var now = time.GetUtcNow();
                if (now - _refreshedAt < Between)
                {
                    return null;
                }

                _refreshedAt = now;
            }

            return _fetching = FetchAsync();
        }
    }

    private async Task<Known> FetchAsync()
    {
        try
        {
            // Shared: not to be ended by one of those who wait for it.
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, CancellationToken.None);
            return _known = new Known([.. configuration.SigningKeys], time.GetUtcNow());
        }
        catch (Exception failure) when (failure is not SignInUnavailableException)
        {
            throw new SignInUnavailableException(failure);
        }
    }

    private sealed record Known(ICollection<SecurityKey> Keys, DateTimeOffset At);
}
