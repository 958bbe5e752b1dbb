using CreditFunctions.Azurite;
using CreditFunctions.FakeStripe;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>Azurite and FakeStripe, each unless the settings name another storage account or a Stripe key.</summary>
internal sealed class Emulators(LocalHostOptions options, IConfiguration given) : IAsyncDisposable
{
    /// <summary>FakeStripe accepts any key of this form.</summary>
    private const string FakeSecretKey = "sk_test_local";

    private readonly DataDirectory? _data = DataDirectory.Hold(options.DataDirectory);

    private AzuriteProcess? _azurite;
    private FakeStripeServer? _stripe;

    public string? StripeAddress => _stripe?.Url;

    /// <summary>For display.</summary>
    public string? StorageAddress => _azurite is { } azurite
        ? $"Azurite on 127.0.0.1, blobs {azurite.BlobPort}, queues {azurite.QueuePort}, tables {azurite.TablePort}"
        : null;

    /// <summary>Starts those that are needed and adds the settings with which the function app connects to them.</summary>
    public async Task StartAsync(string webhook, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var needsStorage = !Has("AzureWebJobsStorage") && !Has("AzureWebJobsStorage:queueServiceUri");
        var needsStripe = !Has("Stripe:SecretKey");
        if (needsStorage)
        {
            _azurite = await StartAzuriteAsync(cancellationToken);
            settings["AzureWebJobsStorage"] = _azurite.ConnectionString;
        }

        if (needsStripe)
        {
            _stripe = await StartStripeAsync(cancellationToken);
            settings["Stripe:SecretKey"] = FakeSecretKey;
            settings["Stripe:ApiBase"] = _stripe.Url;

            // A name instead of an index, so that every index remains available to the given settings.
            settings["Stripe:WebhookSecrets:FakeStripe"] = await _stripe.EnsureWebhookEndpointAsync(webhook, cancellationToken: cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_stripe?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
            _data?.Dispose();
        }
    }

    private bool Has(string setting) => !string.IsNullOrEmpty(given[setting]);

    private async Task<AzuriteProcess> StartAzuriteAsync(CancellationToken cancellationToken)
    {
        var azurite = new AzuriteOptions { Port = options.AzuritePort.Port, DataDirectory = options.DataDirectory };
        try
        {
            return await AzuriteProcess.StartAsync(azurite, cancellationToken);
        }
        catch (AzuriteStartException failure) when (failure.TakenPort is not null && options.AzuritePort.MayMoveOn)
        {
            return await AzuriteProcess.StartAsync(azurite with { Port = 0 }, cancellationToken);
        }
        catch (AzuriteStartException failure) when (failure.TakenPort is { } taken)
        {
            throw new LocalHostException($"Port {taken} is taken. Free it, or set AZURITE_PORT to the first of three free ones.", failure);
        }
    }

    private async Task<FakeStripeServer> StartStripeAsync(CancellationToken cancellationToken)
    {
        int port;
        using (var reserved = ReservedPort.Take(options.StripePort, "STRIPE_PORT"))
        {
            port = reserved.Number;
        }

        try
        {
            return await FakeStripeServer.StartAsync(new FakeStripeOptions { Port = port, DataDirectory = options.DataDirectory }, cancellationToken);
        }
        catch (IOException failure)
        {
            throw new LocalHostException($"FakeStripe cannot start: {failure.Message}", failure);
        }
    }
}
