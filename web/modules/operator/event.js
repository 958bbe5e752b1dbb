import { addresses } from "./addresses.js";
import { details, element, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";

/** What happened to one of Stripe's events. */
export function eventView({ api, ids: [eventId] }) {
  return [pending(() => api.event(eventId), (story) => [
    details({
      Event: story.eventId,
      Type: story.type,
      Outcome: story.outcome,
      Reason: story.reason,
      "Made by Stripe": moment(story.createdAt),
      Received: moment(story.receivedAt),
      Tries: story.attempts,
      "Last error": story.lastError,
      User: story.userId && link(story.userId, addresses.user(story.userId)),
      Purchase: story.userId && story.purchaseId && link(story.purchaseId, addresses.purchase(story.userId, story.purchaseId)),
    }),
    story.outcome === "parked" ? element("p", {}, link("Look at it where it is parked", addresses.parkedEvent(eventId))) : "",
  ])];
}
