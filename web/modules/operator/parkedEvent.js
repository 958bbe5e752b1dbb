import { addresses } from "./addresses.js";
import { button, details, element, field, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { createReplay } from "./replay.js";
import { reasonForm } from "./reasonForm.js";

const stateNames = { open: "waits for an operator", settled: "applied since", discarded: "put aside" };

/** One parked event: what went wrong, what Stripe sent, and what can be done about it. */
export function parkedEventView({ api, signal, ids: [eventId] }) {
  const story = element("div");
  const replay = createReplay({ api, signal, onReplayed: load });

  function load() {
    story.replaceChildren(pending(() => api.parkedEvent(eventId), (parked) => [
      details({
        Event: parked.eventId,
        Type: parked.type,
        State: stateNames[parked.state] ?? parked.state,
        "Put aside because": parked.discardReason,
        Reason: parked.reason,
        Tries: parked.attempts,
        Parked: moment(parked.parkedAt),
        "First error": parked.firstError,
        "Last error": parked.lastError,
      }),
      element("div", { className: "actions" },
        button("Preview replay", () => replay.preview({ eventIds: [eventId] }), { className: "primary" }),
        link("What happened to this event", addresses.event(eventId))),
      ...(parked.state === "discarded" ? [] : [discardPart()]),
      element("h3", {}, `What Stripe sent${parked.payloadEncoding === "base64" ? " (base64: it is not text)" : ""}`),
      element("pre", { tabIndex: 0, role: "region", "aria-label": "Payload" }, readable(parked)),
    ]));
  }

  function discardPart() {
    return reasonForm({
      title: "Put it aside",
      explanation: "It is kept for the audit, with your reason. If it fails again later, it comes back.",
      label: "Put aside",
      fields: { reason: field("Reason", { maxLength: 500, required: true }) },
      send: ({ reason }) => api.discard(eventId, reason),
      onSent: load,
    });
  }

  load();
  return [replay.element, story];
}

function readable({ payload, payloadEncoding }) {
  try {
    return payloadEncoding === "base64" ? payload : JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    // Some are parked just because they are not JSON.
    return payload;
  }
}
