using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Payments;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Applies the events that did not come here, as if they had come. In which order does not matter: they are facts.</summary>
public sealed class CompareEvents(
    StripeEvents stripeEvents,
    EventLogStore log,
    EventProcessor processor,
    CompareItem compareItem,
    TimeProvider time)
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromMinutes(10);

    /// <summary>Compares one after the other, from a position to the end of the phase; Stripe is asked for a page of the limit at a time.</summary>
    /// <param name="position">Where to begin.</param>
    /// <param name="limit">How many Stripe is asked for at once.</param>
    /// <param name="undeliveredOnly">Only what Stripe tried to deliver and could not.</param>
    /// <param name="isDryRun">Nothing is written.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async IAsyncEnumerable<ComparedItem> CompareAsync(
        ReconcilePosition position, int limit, bool undeliveredOnly, bool isDryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = position.Window;
        var events = StripePage.AllAsync(position.After, after => stripeEvents.ListAsync(undeliveredOnly, from, to, after, limit, cancellationToken));
        await foreach (var found in events)
        {
            var eventId = found.RequiredText("id");
            var difference = await compareItem.CompareAsync(
                () => CompareAsync(eventId, found, isDryRun, cancellationToken), reason => Unsettled(eventId, reason));
            yield return new ComparedItem(difference, eventId);
        }
    }

    private async Task<Difference?> CompareAsync(string eventId, JsonElement found, bool isDryRun, CancellationToken cancellationToken)
    {
        var story = await log.FindAsync(eventId, cancellationToken);
        if (story?.Outcome is EventOutcome.Applied or EventOutcome.Ignored or EventOutcome.Discarded)
        {
            return null; // Known here.
        }

        if (story is null && IsOnItsWay(found))
        {
            return null;
        }

        var stripeEvent = StripeEvent.Parse(JsonMarshal.GetRawUtf8Value(found));
        var result = isDryRun
            ? await processor.PreviewAsync(stripeEvent, cancellationToken)
            : await processor.ProcessAsync(stripeEvent, time.GetUtcNow(), traceParent: null, isReplay: false, cancellationToken);
        return result.Outcome == EventOutcome.Ignored || result.IsDuplicate ? null : Of(stripeEvent, result, isDryRun);
    }

    /// <summary>Whoever had to take it has taken it just now, so that it is on the queue: no difference yet.</summary>
    private bool IsOnItsWay(JsonElement found) =>
        found.Integer("pending_webhooks") is 0 && time.GetUtcNow() - found.RequiredTime("created") < QueueTime;

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
