using CreditFunctions.FakeStripe.Charges;
using CreditFunctions.FakeStripe.CheckoutSessions;
using CreditFunctions.FakeStripe.CommandLine;
using CreditFunctions.FakeStripe.Control;
using CreditFunctions.FakeStripe.Customers;
using CreditFunctions.FakeStripe.Disputes;
using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.HostedPage;
using CreditFunctions.FakeStripe.PaymentIntents;
using CreditFunctions.FakeStripe.PaymentMethods;
using CreditFunctions.FakeStripe.PaymentPages;
using CreditFunctions.FakeStripe.Prices;
using CreditFunctions.FakeStripe.Products;
using CreditFunctions.FakeStripe.Refunds;
using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe;

internal static class FakeStripeServices
{
    public static IServiceCollection AddFakeStripe(this IServiceCollection services, FakeStripeOptions options) => services
        .AddSingleton(options)
        .AddSingleton(new Clock(options.TimeProvider))
        .AddSingleton(_ => new Journal(options.DataDirectory))
        .AddSingleton<DocumentStore>()
        .AddSingleton<Agenda>()
        .AddHostedService<AgendaLoop>()
        .AddApi()
        .AddPayments()
        .AddWebhooks()
        .AddRoutes()
        .AddControls();

    private static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddSingleton<ApiPipeline>()
        .AddSingleton<CurrentRequest>()
        .AddSingleton<Expansion>()
        .AddSingleton<Faults>()
        .AddTimed<Idempotency>();

    private static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<HomePage>()
        .AddSingleton<HostedCheckout>()
        .AddSingleton<HostedPageEndpoints>()
        .AddSingleton<LineItems>()
        .AddSingleton<SessionAddresses>()
        .AddSingleton<SessionConfirmation>()
        .AddSingleton<SessionCustomer>()
        .AddTimed<SessionExpiry>()
        .AddSingleton<Payment>()
        .AddTimed<PaymentSettlement>()
        .AddTimed<Refunding>()
        .AddSingleton<PaymentMethodStore>()
        .AddSingleton<DisputeOpening>();

    private static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<EventLog>()
        .AddSingleton<Listeners>()
        .AddSingleton<ListenerSocket>()
        .AddSingleton<WebhookEndpoints>()
        .AddSingleton<Deliveries>()
        .AddSingleton<DeliveryControls>()
        .AddSingleton<RetrySchedule>()
        .AddSingleton<WebhookSender>()
        .AddTimed<WebhookSecrets>()
        .AddTimed<DeliveryAction>();

    private static IServiceCollection AddRoutes(this IServiceCollection services) => services
        .AddSingleton<IApiRoutes, ChargeRoutes>()
        .AddSingleton<IApiRoutes, CheckoutSessionRoutes>()
        .AddSingleton<IApiRoutes, CommandLineRoutes>()
        .AddSingleton<IApiRoutes, CustomerRoutes>()
        .AddSingleton<IApiRoutes, DisputeRoutes>()
        .AddSingleton<IApiRoutes, EventRoutes>()
        .AddSingleton<IApiRoutes, PaymentIntentRoutes>()
        .AddSingleton<IApiRoutes, PaymentMethodRoutes>()
        .AddSingleton<IApiRoutes, PaymentPageRoutes>()
        .AddSingleton<IApiRoutes, PriceRoutes>()
        .AddSingleton<IApiRoutes, ProductRoutes>()
        .AddSingleton<IApiRoutes, RefundRoutes>()
        .AddSingleton<IApiRoutes, WebhookEndpointRoutes>();

    private static IServiceCollection AddControls(this IServiceCollection services) => services
        .AddSingleton<ControlEndpoints>()
        .AddSingleton<IControl, ClockControl>()
        .AddSingleton<IControl, DeliveriesControl>()
        .AddSingleton<IControl, DisputesControl>()
        .AddSingleton<IControl, EventsControl>()
        .AddSingleton<IControl, FaultsControl>()
        .AddSingleton<IControl, ObjectsControl>()
        .AddSingleton<IControl, RefundsControl>()
        .AddSingleton<IControl, RollSecretControl>()
        .AddSingleton<IControl, SettleControl>()
        .AddSingleton<IControl, StateControl>();

    private static IServiceCollection AddTimed<T>(this IServiceCollection services)
        where T : class, ITimedAction => services
        .AddSingleton<T>()
        .AddSingleton<ITimedAction>(provider => provider.GetRequiredService<T>());
}
