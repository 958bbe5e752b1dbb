using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Reconciliation;

internal static class ReconciliationRegistration
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddSingleton<StripeEvents>()
        .AddSingleton<StripeReturns>()
        .AddSingleton<ReturnedPayments>()
        .AddSingleton<StripeEndpoints>()
        .AddSingleton<EndpointCheck>()
        .AddSingleton<SessionCheck>()
        .AddSingleton<IReconcilePhase, SessionPhase>()
        .AddSingleton<IReconcilePhase, PurchasePhase>()
        .AddSingleton<IReconcilePhase, EventPhase>()
        .AddSingleton<Reconciler>()
        .AddSingleton<ReconcileProgressStore>()
        .AddSingleton<ReconcileSchedule>()
        .AddSingleton<ScheduledReconciliation>();
}
