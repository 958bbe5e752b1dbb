import { formatCount, formatCredits, formatMoney, formatSigned } from "../money.js";
import { statusNames } from "../statuses.js";
import { addresses } from "./addresses.js";
import { button, details, element, link } from "./elements.js";
import { moment } from "./moments.js";
import { pending } from "./problems.js";
import { pagedTable } from "./tables.js";

/** A user at a glance: balance, purchases and every movement of credits. */
export function userView({ api, ids: [userId] }) {
  const check = element("div");
  return [
    pending(() => api.user(userId), ({ balance, updatedAt }) =>
      details({ User: userId, Balance: formatCredits(balance), "Last changed": moment(updatedAt) ?? "never" })),
    element("div", { className: "actions" },
      button("Check the books", () => check.replaceChildren(pending(() => api.verify(userId), verdict)))),
    check,
    element("h3", {}, "Purchases"),
    pagedTable({
      caption: "Purchases",
      empty: "None.",
      columns: purchaseColumns(userId),
      read: async (cursor) => {
        const { payments, nextCursor } = await api.payments(userId, { cursor });
        return { rows: payments, nextCursor };
      },
    }),
    element("h3", {}, "Ledger"),
    pagedTable({
      caption: "Ledger",
      empty: "No credits have moved.",
      columns: entryColumns(userId),
      read: async (cursor) => {
        const { entries, nextCursor } = await api.ledger(userId, { cursor });
        return { rows: entries, nextCursor };
      },
    }),
  ];
}

function verdict({ ok, balance, fromEntries, fromFacts, problems }) {
  return [
    element("p", { role: "status" }, ok ? "The books agree." : "The books do not agree."),
    details({ "Stored balance": formatCount(balance), "Sum of the entries": formatCount(fromEntries), "What the facts say": formatCount(fromFacts) }),
    element("ul", { className: "problems" }, problems.map((problem) => element("li", {}, problem))),
  ];
}

const purchaseColumns = (userId) => [
  { title: "Purchase", of: ({ purchaseId }) => link(purchaseId, addresses.purchase(userId, purchaseId)) },
  { title: "Created", of: ({ createdAt }) => moment(createdAt) },
  { title: "Status", of: ({ status }) => statusNames[status] ?? status },
  { title: "Credits", of: ({ credits }) => formatCount(credits), isNumber: true },
  { title: "Price", of: ({ amount, currency }) => formatMoney(amount, currency), isNumber: true },
  { title: "Refunded", of: ({ refundedAmount, currency }) => refundedAmount > 0 ? formatMoney(refundedAmount, currency) : null, isNumber: true },
];

const entryColumns = (userId) => [
  { title: "No.", of: ({ sequence }) => sequence, isNumber: true },
  { title: "When", of: ({ at }) => moment(at) },
  { title: "Kind", of: ({ kind, reason }) => [kind, reason ? element("div", { className: "muted small" }, reason) : null] },
  { title: "Credits", of: ({ credits }) => formatSigned(credits), isNumber: true },
  { title: "Balance", of: ({ balanceAfter }) => formatCount(balanceAfter), isNumber: true },
  { title: "Purchase", of: ({ purchaseId }) => purchaseId && link(purchaseId, addresses.purchase(userId, purchaseId)) },
  { title: "Cause", of: ({ eventId, cause }) => eventId ? link(eventId, addresses.event(eventId)) : cause },
];
