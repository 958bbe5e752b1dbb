import { formatCount, formatCredits, formatMoney, formatSigned } from "../money.js";
import { statusNames } from "../statuses.js";
import { addresses } from "./addresses.js";
import { adjustmentForm } from "./adjustment.js";
import { button, details, element, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { pagedTable } from "./tables.js";
import { verificationResult } from "./verification.js";

/** A user's balance, purchases and ledger. The balance can be verified and adjusted. */
export function userView({ api, ids: [userId] }) {
  const confirmation = element("p", { role: "status" });
  const summary = element("div");
  const check = element("div");
  const ledger = element("div");

  function load() {
    summary.replaceChildren(pending(() => api.user(userId), ({ balance, updatedAt }) => [
      details({ User: userId, Balance: formatCredits(balance), "Last changed": moment(updatedAt) ?? "never" }),
      element("div", { className: "actions" },
        button("Verify balance", () => check.replaceChildren(pending(() => api.verify(userId), verificationResult)))),
      check,
      adjustmentForm({ api, userId, balance, onSent: adjusted }),
    ]));
    ledger.replaceChildren(ledgerTable(api, userId));
  }

  function adjusted({ balance }) {
    confirmation.textContent = `Adjusted. The balance is ${formatCredits(balance)}.`;
    check.replaceChildren();
    load();
    // The focused form has been replaced.
    document.getElementById("view-title").focus();
  }

  load();
  return [confirmation, summary, element("h3", {}, "Purchases"), purchaseTable(api, userId), element("h3", {}, "Ledger"), ledger];
}

function purchaseTable(api, userId) {
  return pagedTable({
    caption: "Purchases",
    empty: "None.",
    columns: purchaseColumns(userId),
    read: async (cursor) => {
      const { payments, nextCursor } = await api.payments(userId, { cursor });
      return { rows: payments, nextCursor };
    },
  });
}

function ledgerTable(api, userId) {
  return pagedTable({
    caption: "Ledger",
    empty: "No entries.",
    columns: entryColumns(userId),
    read: async (cursor) => {
      const { entries, nextCursor } = await api.ledger(userId, { cursor });
      return { rows: entries, nextCursor };
    },
  });
}

const purchaseColumns = (userId) => [
  { title: "Purchase", of: ({ purchaseId }) => link(purchaseId, addresses.purchase(userId, purchaseId)) },
  { title: "Created", of: ({ createdAt }) => moment(createdAt) },
  { title: "Status", of: ({ status }) => statusNames[status] ?? status, isWord: true },
  { title: "Credits", of: ({ credits }) => formatCount(credits), isNumber: true },
  { title: "Price", of: (payment) => formatMoney(payment.amount, payment), isNumber: true },
  { title: "Refunded", of: (payment) => payment.refundedAmount > 0 ? formatMoney(payment.refundedAmount, payment) : null, isNumber: true },
];

const entryColumns = (userId) => [
  { title: "No.", of: ({ sequence }) => sequence, isNumber: true },
  { title: "When", of: ({ at }) => moment(at) },
  { title: "Kind", of: ({ kind, reason }) => [kind, reason ? element("div", { className: "muted small" }, reason) : null], isWord: true },
  { title: "Credits", of: ({ credits }) => formatSigned(credits), isNumber: true },
  { title: "Balance", of: ({ balanceAfter }) => formatCount(balanceAfter), isNumber: true },
  { title: "Purchase", of: ({ purchaseId }) => purchaseId && link(purchaseId, addresses.purchase(userId, purchaseId)) },
  { title: "Cause", of: ({ eventId, cause }) => eventId ? link(eventId, addresses.event(eventId)) : cause },
];
