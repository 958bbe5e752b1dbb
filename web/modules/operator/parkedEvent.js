import { addresses } from "./addresses.js";
import { button, details, element, field, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { createReplay } from "./replay.js";
import { reasonForm } from "./reasonForm.js";

const stateNames = { open: "open", settled: "resolved", discarded: "discarded" };

/** A parked event with its errors and payload. It can be replayed or discarded. */
export function parkedEventView({ api, signal, ids: [eventId] }) {
  const content = element("div");
  const replay = createReplay({ api, signal, onReplayed: load });

  function load() {
    content.replaceChildren(pending(() => api.parkedEvent(eventId), (parked) => [
      details({
        Event: parked.eventId,
        Type: parked.type,
        State: stateNames[parked.state] ?? parked.state,
        "Discard reason": parked.discardReason,
        Reason: parked.reason,
        Attempts: parked.attempts,
        Parked: moment(parked.parkedAt),
        "First error": parked.firstError,
        "Last error": parked.lastError,
      }),
      element("div", { className: "actions" },
        button("Preview replay", () => replay.preview({ eventIds: [eventId] }), { className: "primary" }),
        link("What happened to this event", addresses.event(eventId))),
      ...(parked.state === "discarded" ? [] : [discardPart()]),
      element("h3", {}, `What Stripe sent${parked.payloadEncoding === "base64" ? " (base64, because it is not text)" : ""}`),
      element("pre", { tabIndex: 0, role: "region", "aria-label": "Payload" }, readable(parked)),
    ]));
  }

  function discardPart() {
    return reasonForm({
      title: "Discard this event",
      explanation: "The event log keeps the event and your reason. If the event fails again, it is parked again.",
      label: "Discard",
      fields: { reason: field("Reason", { maxLength: 500, required: true }) },
      send: ({ reason }) => api.discard(eventId, reason),
      onSent: load,
    });
  }

  load();
  return [replay.element, content];
}

function readable({ payload, payloadEncoding }) {
  try {
    return payloadEncoding === "base64" ? payload : JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    // The payload is not valid JSON.
    return payload;
  }
}
