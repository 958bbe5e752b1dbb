import { formatCredits } from "../money.js";
import { statusNames } from "../statuses.js";
import { addresses } from "./addresses.js";
import { details, element, field, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { reasonForm } from "./reasonForm.js";
import { table } from "./tables.js";

const columns = [
  { title: "When", of: ({ at }) => moment(at) },
  { title: "What", of: ({ what }) => what },
  { title: "Detail", of: ({ detail }) => detail },
  { title: "Event", of: ({ eventId }) => eventId && link(eventId, addresses.event(eventId)) },
];

/** A purchase from its beginning, and the decision about a payment that is in review. */
export function purchaseView({ api, ids: [userId, purchaseId] }) {
  const word = element("p", { role: "status" });
  const story = element("div");

  function load() {
    story.replaceChildren(pending(() => api.purchase(userId, purchaseId), ({ status, timeline }) => [
      details({ Purchase: purchaseId, User: link(userId, addresses.user(userId)), Status: statusNames[status] ?? status }),
      ...(status === "review" ? [acceptPart()] : []),
      table("What happened to this purchase", columns, timeline),
    ]));
  }

  function acceptPart() {
    return reasonForm({
      title: "Accept this payment",
      explanation: "It was paid, but not as it was offered. Accepting it gives the credits of the purchase.",
      label: "Accept",
      fields: { reason: field("Reason", { maxLength: 500 }), actor: field("Your name", { maxLength: 500 }) },
      send: (body) => api.accept(userId, purchaseId, body),
      onSent: ({ balance }) => {
        word.textContent = `Accepted. The user’s balance is ${formatCredits(balance)}.`;
        load();
      },
    });
  }

  load();
  return [word, story];
}
