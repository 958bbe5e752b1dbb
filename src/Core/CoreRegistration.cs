using CreditFunctions.Core.Access;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Health;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Queries;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Settings;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core;

/// <summary>Registers everything of this assembly.</summary>
public static class CoreRegistration
{
    public static IServiceCollection AddCredits(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage().AddStripe().AddPacks().AddAuthentication().AddLimits().AddCheckout().AddLedger().AddEvents().AddQueries().AddReconciliation().AddSingleton<HealthReader>();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<StorageSettings>()
        .AddHostedService<QueueWatch>()
        .AddTables()
        .AddQueues()
        .AddSingleton<StorageHealth>()
        .AddHostedService<CreateMissingStorage>();

    private static IServiceCollection AddPacks(this IServiceCollection services) => services
        .AddSettings<PackOptions, PackOptionsValidator>(PackOptions.Section).Services
        .AddSingleton(provider => PackFile.Load(provider.GetRequiredService<IOptions<PackOptions>>().Value))
        .AddHostedService<CurrencyCheck>()
        .AddSingleton<StripePrices>()
        .AddSingleton<PricedPacks>();

    private static IServiceCollection AddAuthentication(this IServiceCollection services) => services
        .AddSettings<AuthOptions, AuthOptionsValidator>(AuthOptions.Section).Services
        .AddSingleton<TokenVerifier>()
        .AddSingleton<AppServicePrincipal>();

    private static IServiceCollection AddLimits(this IServiceCollection services) => services
        .AddSettings<LimitOptions, LimitOptionsValidator>(LimitOptions.Section).Services
        .AddSingleton<RateLimitStore>()
        .AddSingleton<InstanceLimits>()
        .AddSingleton<UserLimits>();

    private static IServiceCollection AddCheckout(this IServiceCollection services) => services
        .AddSettings<CheckoutOptions, CheckoutOptionsValidator>(CheckoutOptions.Section)
        .Validate<IConfiguration>(
            (options, configuration) => options.IsHttps || !StripeOptions.IsLive(configuration[$"{StripeOptions.Section}:{nameof(StripeOptions.SecretKey)}"]),
            "Checkout__SuccessUrl and Checkout__CancelUrl must begin with https:// because Stripe__SecretKey is a live key: Stripe redirects live payments to no other address.")
        .Services
        .AddSingleton<OpenPurchaseStore>()
        .AddSingleton<StripeCheckout>()
        .AddSingleton<StripeCustomers>()
        .AddSingleton<CustomerDirectory>()
        .AddSingleton<PurchaseFactory>()
        .AddSingleton<PurchaseStarter>()
        .AddSingleton<CheckoutSessionCreator>()
        .AddSingleton<StartCheckout>()
        .AddSingleton<GetCheckoutStatus>();

    private static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<LedgerStore>()
        .AddSingleton<UserTurns>()
        .AddSingleton<LedgerWriter>();

    private static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<HistoryReader>()
        .AddSingleton<UserLedgerReader>()
        .AddSingleton<LedgerAuditor>()
        .AddSingleton<PurchaseTimelineReader>();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IOptions<StripeOptions>>().Value.Policy)
        .AddSingleton<InstallationCheck>()
        .AddSingleton<EventResolver>()
        .AddSingleton<StripeSignature>()
        .AddSingleton<ReceiveWebhook>()
        .AddSingleton<EventQueue>()
        .AddSingleton<EventBodyStore>()
        .AddSingleton<EventLogStore>()
        .AddSingleton<FailedEventIndex>()
        .AddSingleton<PaymentIntentStore>()
        .AddSingleton<StripePaymentIntents>()
        .AddSingleton<PaymentIntentLookup>()
        .AddSingleton<StripeSessions>()
        .AddSingleton<RecordSession>()
        .AddSingleton<EventProcessor>()
        .AddSingleton<ApplyQueuedEvent>()
        .AddSingleton<ParkEvent>()
        .AddSingleton<FailedEventStore>()
        .AddSingleton<ParkPoisonedMessage>()
        .AddSingleton<ReplayEvents>()
        .AddSingleton<DiscardEvent>();
}
