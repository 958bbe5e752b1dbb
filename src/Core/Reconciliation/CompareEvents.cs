using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Payments;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Applies the events that Stripe could not deliver, as if they had come. In which order does not matter: they are facts.</summary>
public sealed class CompareEvents(
    StripeEvents stripeEvents,
    TableEventJournal journal,
    HandleEvent handle,
    ApplyEvent apply,
    CompareItem compareItem,
    TimeProvider time)
{
    /// <summary>Compares one after the other, from a position to the end of the phase; Stripe is asked for a page of the limit at a time.</summary>
    public async IAsyncEnumerable<ComparedItem> CompareAsync(
        ReconcilePosition position, int limit, bool isDryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = position.Window;
        var events = StripePage.AllAsync(position.After, after => stripeEvents.ListUndeliveredAsync(from, to, after, limit, cancellationToken));
        await foreach (var undelivered in events)
        {
            var eventId = undelivered.RequiredText("id");
            var difference = await compareItem.CompareAsync(
                () => CompareAsync(eventId, undelivered, isDryRun, cancellationToken), reason => Unsettled(eventId, reason));
            yield return new ComparedItem(difference, eventId);
        }
    }

    private async Task<Difference?> CompareAsync(string eventId, JsonElement undelivered, bool isDryRun, CancellationToken cancellationToken)
    {
        var story = await journal.FindAsync(eventId, cancellationToken);
        if (story?.Value.Outcome is EventOutcome.Applied or EventOutcome.Ignored or EventOutcome.Discarded)
        {
            return null; // Known here; it may be another endpoint that did not take it.
        }

        var stripeEvent = StripeEvent.Parse(JsonMarshal.GetRawUtf8Value(undelivered));
        var result = isDryRun
            ? await handle.HandleAsync(stripeEvent, SettleMode.Preview, before: Task.CompletedTask, cancellationToken)
            : await apply.ApplyAsync(stripeEvent, time.GetUtcNow(), traceParent: null, cancellationToken);
        return result.Outcome == EventOutcome.Ignored || result.IsDuplicate ? null : Of(stripeEvent, result, isDryRun);
    }

    private static Difference Of(StripeEvent stripeEvent, EventResult result, bool isDryRun)
    {
        var isOfSession = stripeEvent.Type.StartsWith("checkout.session.", StringComparison.Ordinal);
        return new Difference(
            DifferenceKind.UndeliveredEvent,
            result.Purchase?.User.Value,
            result.Purchase?.Id.Value,
            isOfSession ? stripeEvent.Subject.Text("id") : null,
            isDryRun && isOfSession ? 0 : result.Credits, // The session itself was compared before, and moves them.
            IsSettled: !isDryRun,
            $"{stripeEvent.Id} ({stripeEvent.Type}) was not delivered");
    }

    private static Difference Unsettled(string eventId, string reason) =>
        new(DifferenceKind.UndeliveredEvent, UserId: null, PurchaseId: null, SessionId: null, Credits: 0, IsSettled: false, $"{eventId}: {reason}");
}
