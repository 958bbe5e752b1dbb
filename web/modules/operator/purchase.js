import { formatCredits, formatMoney } from "../money.js";
import { statusNames } from "../statuses.js";
import { addresses } from "./addresses.js";
import { details, element, field, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { reasonForm } from "./reasonForm.js";
import { table } from "./tables.js";

const columns = [
  { title: "When", of: ({ at }) => moment(at) },
  { title: "What", of: ({ what }) => what, isWord: true },
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
      explanation: "It was paid, but not as it was offered: the story below says how.",
      label: "Accept",
      preview: pending(() => outlook(api, userId, purchaseId), (text) => element("p", {}, text)),
      fields: { reason: field("Reason", { maxLength: 500 }), actor: field("Your name", { maxLength: 500 }) },
      send: (body) => api.accept(userId, purchaseId, body),
      onSent: ({ balance }) => {
        word.textContent = `Accepted. The user’s balance is ${formatCredits(balance)}.`;
        load();
        // The form that had the focus is gone.
        document.getElementById("view-title").focus();
      },
    });
  }

  load();
  return [word, story];
}

/** What accepting the payment would come to, in words. */
async function outlook(api, userId, purchaseId) {
  const [payment, { balance }] = await Promise.all([api.payment(userId, purchaseId), api.user(userId)]);
  if (payment === null) {
    return "Accepting it gives the credits of the purchase.";
  }

  const { credits, refundedAmount } = payment;
  return refundedAmount === 0
    ? `Accepting it gives ${formatCredits(credits)}: the balance would go from ${formatCredits(balance)} to ${formatCredits(balance + credits)}.`
    : `Accepting it gives ${formatCredits(credits)}, less the share of ${formatMoney(refundedAmount, payment)} that was refunded. The balance is ${formatCredits(balance)}.`;
}
