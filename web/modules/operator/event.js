import { addresses } from "./addresses.js";
import { details, element, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";

/** The outcome of a Stripe event. */
export function eventView({ api, ids: [eventId] }) {
  return [pending(() => api.event(eventId), (event) => [
    details({
      Event: event.eventId,
      Type: event.type,
      Outcome: event.outcome,
      Reason: event.reason,
      "Created by Stripe": moment(event.createdAt),
      Received: moment(event.receivedAt),
      Attempts: event.attempts,
      "Last error": event.lastError,
      User: event.userId && link(event.userId, addresses.user(event.userId)),
      Purchase: event.userId && event.purchaseId && link(event.purchaseId, addresses.purchase(event.userId, event.purchaseId)),
    }),
    event.outcome === "parked" ? element("p", {}, link("Open the parked event", addresses.parkedEvent(eventId))) : "",
  ])];
}
