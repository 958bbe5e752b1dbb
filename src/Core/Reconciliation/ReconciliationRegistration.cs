using CreditFunctions.Core.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Reconciliation;

internal static class ReconciliationRegistration
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddSingleton<StripeEvents>()
        .AddSingleton<StripePayments>()
        .AddSingleton<StripeEndpoints>()
        .AddSingleton<SessionCheck>()
        .AddSingleton<IReconcilePhase, SessionPhase>()
        .AddSingleton<IReconcilePhase, PurchasePhase>()
        .AddSingleton<IReconcilePhase, EventPhase>()
        .AddSingleton<Reconciler>()
        .AddSingleton<ReconcileProgressStore>()
        .AddSingleton<ScheduledReconciliation>();
}
