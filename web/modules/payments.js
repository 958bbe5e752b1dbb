import { formatCredits, formatMoney } from "./money.js";
import { createPagedList } from "./pagedList.js";
import { formatDay, timeElement } from "./times.js";
import { statusNames, toneOf } from "./statuses.js";

/** The buyer's payments with their statuses. */
export function createPayments({ api, onSignInNeeded }) {
  return createPagedList({
    section: document.getElementById("payments"),
    subject: "Your payments",
    read: async (cursor) => {
      const { payments, nextCursor } = await api.payments(cursor);
      return { rows: payments, nextCursor };
    },
    render: paymentRow,
    onSignInNeeded,
  });
}

/** A payment as a row of the list. */
export function paymentRow(payment) {
  const row = document.getElementById("payment-row").content.firstElementChild.cloneNode(true);
  const set = (selector, text) => { row.querySelector(selector).textContent = text; };
  set(".row-title", formatCredits(payment.credits));
  row.querySelector(".row-when").append(timeElement(payment.completedAt ?? payment.createdAt, formatDay));
  set(".row-amount", formatMoney(payment.amount, payment));
  set(".row-note", payment.refundedAmount > 0 ? `${formatMoney(payment.refundedAmount, payment)} refunded` : "");
  set(".status", statusNames[payment.status] ?? payment.status);
  row.querySelector(".status").dataset.tone = toneOf(payment.status);
  return row;
}
