using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Applies the events that did not reach this application, as if they had. Events are facts, so their order does not matter.</summary>
public sealed class EventPhase(StripeEvents stripeEvents, EventLogStore log, EventProcessor processor) : IReconcilePhase
{
    /// <summary>An event that was delivered less than this ago may still be on the queue.</summary>
    private static readonly TimeSpan QueueTime = TimeSpan.FromMinutes(10);

    /// <summary>How long Stripe keeps events.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    public ReconcilePhase Phase => ReconcilePhase.Events;

    /// <summary>The part of the window whose events Stripe no longer has; reported when the phase starts.</summary>
    internal static Unchecked? Forgotten(ReconcileRequest request) =>
        request.Cursor is { Phase: ReconcilePhase.Events, After: null } cursor && request.Now - Retention is var oldest && cursor.From < oldest
            ? new Unchecked(UncheckedKind.OldEvents, $"Stripe keeps events for {Retention.Days} days, so none from before {oldest.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} was compared; refunds and disputes were read from the charges of completed sessions")
            : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReconcileItem> ItemsAsync(ReconcileRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = request.Cursor;
        var events = StripePage.AllAsync(
            cursor.After,
            after => stripeEvents.ListAsync(EventTypes.Handled, undeliveredOnly: !request.IncludesDeliveredEvents, cursor.From, cursor.To, after, request.Limit, cancellationToken));
        await foreach (var found in events)
        {
            var eventId = found.RequiredText("id");
            yield return new ReconcileItem(eventId, token => CompareAsync(eventId, found, request, token), reason => Unsettled(eventId, reason));
        }
    }

    private async Task<Comparison> CompareAsync(string eventId, JsonElement found, ReconcileRequest request, CancellationToken cancellationToken)
    {
        var logged = await log.FindAsync(eventId, cancellationToken);
        if (logged?.Outcome is EventOutcome.Applied or EventOutcome.Ignored or EventOutcome.Discarded
            || (logged is null && IsOnItsWay(found, request.Now)))
        {
            return new Comparison();
        }

        var stripeEvent = StripeEvent.Parse(JsonMarshal.GetRawUtf8Value(found));
        var result = request.IsDryRun
            ? await processor.PreviewAsync(stripeEvent, cancellationToken)
            : await processor.ProcessAsync(stripeEvent, request.Now, traceParent: null, isReplay: false, cancellationToken);
        return new Comparison(result.Outcome == EventOutcome.Ignored || result.IsDuplicate ? null : Of(stripeEvent, result, request.IsDryRun));
    }

    private static bool IsOnItsWay(JsonElement found, DateTimeOffset now) =>
        found.Integer("pending_webhooks") is 0 && now - found.RequiredTime("created") < QueueTime;

    private static Difference Of(StripeEvent stripeEvent, EventResult result, bool isDryRun)
    {
        var isOfSession = stripeEvent.Type.StartsWith("checkout.session.", StringComparison.Ordinal);
        return new Difference(
            DifferenceKind.UndeliveredEvent,
            result.Purchase?.User.Value,
            result.Purchase?.Id.Value,
            isOfSession ? stripeEvent.Subject.Text("id") : null,
            isDryRun && isOfSession ? 0 : result.Credits, // The session phase has reported the credits of a session.
            IsSettled: !isDryRun,
            $"{stripeEvent.Id} ({stripeEvent.Type}) was not delivered");
    }

    private static Difference Unsettled(string eventId, string reason) =>
        new(DifferenceKind.UndeliveredEvent, UserId: null, PurchaseId: null, SessionId: null, Credits: 0, IsSettled: false, $"{eventId}: {reason}");
}
