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

/** The timeline of a purchase. A payment in review can be accepted. */
export function purchaseView({ api, ids: [userId, purchaseId] }) {
  const confirmation = element("p", { role: "status" });
  const content = element("div");

  function load() {
    content.replaceChildren(pending(() => api.purchase(userId, purchaseId), ({ status, timeline }) => [
      details({ Purchase: purchaseId, User: link(userId, addresses.user(userId)), Status: statusNames[status] ?? status }),
      ...(status === "review" ? [acceptPart()] : []),
      table("What happened to this purchase", columns, timeline),
    ]));
  }

  function acceptPart() {
    return reasonForm({
      title: "Accept this payment",
      explanation: "The payment does not match the offer. The timeline below shows the difference.",
      label: "Accept",
      preview: pending(() => describeResult(api, userId, purchaseId), (text) => element("p", {}, text)),
      fields: { reason: field("Reason", { maxLength: 500 }), actor: field("Your name", { maxLength: 500 }) },
      send: (body) => api.accept(userId, purchaseId, body),
      onSent: ({ balance }) => {
        confirmation.textContent = `Accepted. The user’s balance is ${formatCredits(balance)}.`;
        load();
        // The focused form has been removed.
        document.getElementById("view-title").focus();
      },
    });
  }

  load();
  return [confirmation, content];
}

/** Describes the effect of accepting the payment. */
async function describeResult(api, userId, purchaseId) {
  const [payment, { balance }] = await Promise.all([api.payment(userId, purchaseId), api.user(userId)]);
  if (payment === null) {
    return "Accepting it grants the credits of the purchase.";
  }

  const { credits, refundedAmount } = payment;
  return refundedAmount === 0
    ? `Accepting it grants ${formatCredits(credits)}. The balance would go from ${formatCredits(balance)} to ${formatCredits(balance + credits)}.`
    : `Accepting it grants ${formatCredits(credits)}, less the share for the refunded ${formatMoney(refundedAmount, payment)}. The balance is ${formatCredits(balance)}.`;
}
