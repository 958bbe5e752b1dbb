using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Packs;

/// <summary>Warns at start-up about currencies that the table does not have. They are sold nevertheless: Stripe adds currencies without a release of ours.</summary>
internal sealed partial class CurrencyCheck(PackCatalog catalog, ILogger<CurrencyCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var currency in catalog.UnknownCurrencies)
        {
            Log.Unknown(logger, currency.Code, currency.Decimals);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 620, Level = LogLevel.Warning, Message = "The pack file has a price in {Currency}, which is not in the table of Stripe's currencies. Check the code. Amounts in it are taken to have {Decimals} decimals.")]
        public static partial void Unknown(ILogger logger, string currency, int decimals);
    }
}
