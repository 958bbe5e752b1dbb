using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Packs;

/// <summary>
/// Warns at start-up about currencies that the table does not have. They can be sold anyway, because Stripe adds currencies between our
/// releases.
/// </summary>
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
        [LoggerMessage(EventId = 620, Level = LogLevel.Warning, Message = "The pack file has a price in {Currency}, which is not in the table of Stripe's currencies. Check the currency code. Its amounts are assumed to have {Decimals} decimals.")]
        public static partial void Unknown(ILogger logger, string currency, int decimals);
    }
}
