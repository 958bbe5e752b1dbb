using System.Runtime.InteropServices;
using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Applies the events that Stripe could not deliver, as if they had come. In which order does not matter: they are facts.</summary>
public sealed class CompareEvents(StripeEvents stripeEvents, TableEventJournal journal, HandleEvent handle, ApplyEvent apply, TimeProvider time)
{
    public async Task<PhasePage> CompareAsync(ReconcilePosition position, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var (from, to) = position.Window;
        var page = await stripeEvents.ListUndeliveredAsync(from, to, position.After, limit, cancellationToken);
        var differences = new List<Difference>();
        foreach (var undelivered in page.Items)
        {
            if (await CompareAsync(undelivered, isDryRun, cancellationToken) is { } difference)
            {
                differences.Add(difference);
            }
        }

        return new PhasePage(differences, page.Items.Count, page.After);
    }

    private async Task<Difference?> CompareAsync(JsonElement undelivered, bool isDryRun, CancellationToken cancellationToken)
    {
        var eventId = undelivered.RequiredText("id");
        var story = await journal.FindAsync(eventId, cancellationToken);
        if (story?.Value.Outcome is EventOutcome.Applied or EventOutcome.Ignored or EventOutcome.Discarded)
        {
            return null; // Known here; it may be another endpoint that did not take it.
        }

        try
        {
            var stripeEvent = StripeEvent.Parse(JsonMarshal.GetRawUtf8Value(undelivered));
            var result = isDryRun
                ? await handle.HandleAsync(stripeEvent, SettleMode.Preview, before: Task.CompletedTask, cancellationToken)
                : await apply.ApplyAsync(stripeEvent, time.GetUtcNow(), traceParent: null, cancellationToken);
            return result.Outcome == EventOutcome.Ignored || result.IsDuplicate ? null : Of(stripeEvent, result, isDryRun);
        }
        catch (Exception failure) when (failure is UnreadableEventException or UnknownPurchaseException or UnknownPaymentIntentException or CorruptRowException)
        {
            return new Difference(DifferenceKind.UndeliveredEvent, UserId: null, PurchaseId: null, SessionId: null, Credits: 0, IsSettled: false, $"{eventId}: {failure.Message}");
        }
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
}
