using CreditFunctions.Core.Authentication;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Customers;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Limits;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Parking;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Queries;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Settings;
using CreditFunctions.Core.Spending;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Telemetry;
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
        return services.AddStorage().AddStripe().AddPacks().AddAuthentication().AddLimits().AddCheckout().AddLedger().AddEvents().AddQueries().AddReconciliation();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddSingleton<StorageSettings>()
        .AddHostedService<QueueWatch>()
        .AddTables()
        .AddQueues()
        .AddSingleton<StorageHealth>()
        .AddHostedService<CreateMissingStorage>();

    private static IServiceCollection AddPacks(this IServiceCollection services) => services
        .AddSettings<PackOptions>(PackOptions.Section)
        .AddSingleton<IValidateOptions<PackOptions>, PackOptionsRules>()
        .AddSingleton(provider => PackFile.Load(provider.GetRequiredService<IOptions<PackOptions>>().Value))
        .AddHostedService<CurrencyCheck>()
        .AddSingleton<StripePacks>();

    private static IServiceCollection AddAuthentication(this IServiceCollection services) => services
        .AddSettings<AuthOptions>(AuthOptions.Section)
        .AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsRules>()
        .AddSingleton<TokenVerifier>()
        .AddSingleton<AppServicePrincipal>();

    private static IServiceCollection AddLimits(this IServiceCollection services) => services
        .AddSettings<LimitOptions>(LimitOptions.Section)
        .AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsRules>()
        .AddSingleton<TableRateLimits>()
        .AddSingleton<UserLimits>();

    private static IServiceCollection AddCheckout(this IServiceCollection services) => services
        .AddSettings<CheckoutOptions>(CheckoutOptions.Section)
        .AddSingleton<IValidateOptions<CheckoutOptions>, CheckoutOptionsRules>()
        .AddSingleton<TablePurchases>()
        .AddSingleton<StripeCheckout>()
        .AddSingleton<TableCustomers>()
        .AddSingleton<StripeCustomers>()
        .AddSingleton<OpenCheckoutSession>()
        .AddSingleton<StartCheckout>()
        .AddSingleton<LookAtCheckout>();

    private static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<TableLedger>()
        .AddSingleton<UserTurns>()
        .AddSingleton<CommitRounds>()
        .AddSingleton<SettlePurchase>()
        .AddSingleton<ChangeBalance>()
        .AddSingleton<AcceptPayment>();

    private static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<HistoryReader>()
        .AddSingleton<UserLedgerReader>()
        .AddSingleton<LedgerAuditor>()
        .AddSingleton<PurchaseTimelineReader>();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton(provider => new EventPolicy(provider.GetRequiredService<IOptions<StripeOptions>>().Value.IsLiveMode))
        .AddSingleton<StripeSignature>()
        .AddSingleton<QueueEventSender>()
        .AddSingleton<TableEventBodies>()
        .AddSingleton<TableEventJournal>()
        .AddSingleton<TablePaymentIntents>()
        .AddSingleton<StripePaymentIntents>()
        .AddSingleton<StripeSessions>()
        .AddSingleton<SettleSession>()
        .AddSingleton<EventMessageReader>()
        .AddSingleton<HandleEvent>()
        .AddSingleton<ReceiveEvent>()
        .AddSingleton<ApplyEvent>()
        .AddSingleton<TableParkedEvents>()
        .AddSingleton<CloseEvent>()
        .AddSingleton<ParkEvent>()
        .AddSingleton<ParkPoisoned>()
        .AddSingleton<QueuePoisonReturner>()
        .AddSingleton<ReplayEvents>()
        .AddSingleton<DiscardEvent>();

    private static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddSingleton<TableOpenPurchases>()
        .AddSingleton<TableReconcileProgress>()
        .AddSingleton<StripeEvents>()
        .AddSingleton<StripeEndpoints>()
        .AddSingleton<CompareItem>()
        .AddSingleton<CompareSession>()
        .AddSingleton<CompareNamelessSession>()
        .AddSingleton<CompareSessions>()
        .AddSingleton<ComparePurchases>()
        .AddSingleton<CompareEvents>()
        .AddSingleton<CompareWithStripe>()
        .AddSingleton<ContinueReconciliation>();
}
