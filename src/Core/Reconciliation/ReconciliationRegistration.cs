using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Reconciliation;

internal static class ReconciliationRegistration
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(366);

    public static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddScheduleCheck()
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

    /// <summary>The host only disables a timer whose schedule is invalid, and waits for one that never occurs.</summary>
    private static IServiceCollection AddScheduleCheck(this IServiceCollection services)
    {
        services.AddOptions<ScheduleCheck>()
            .Validate<ReconcileSchedule, TimeProvider>(
                (_, schedule, time) => schedule.IsDisabled || schedule.NextAfter(time.GetUtcNow()) - time.GetUtcNow() <= LongestInterval,
                $"{ReconcileSchedule.Setting} must be a schedule that occurs at least once a year, {{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of week}}: for example \"0 0 * * * *\" for every hour.")
            .ValidateOnStart();
        return services;
    }

    private sealed class ScheduleCheck;
}
