import { formatCount, formatSigned } from "./money.js";
import { createPagedList } from "./pagedList.js";
import { timeElement } from "./times.js";

const kinds = {
  grant: "Credits added",
  reversal: "Removed after a refund or dispute",
  restore: "Restored",
  spend: "Used",
  adjustment: "Adjusted by support",
};

/** The buyer's ledger entries, each with the balance after it. */
export function createLedger({ api, onSignInNeeded }) {
  return createPagedList({
    section: document.getElementById("ledger"),
    subject: "Your credit history",
    read: async (cursor) => {
      const { entries, nextCursor } = await api.ledger(cursor);
      return { rows: entries, nextCursor };
    },
    render: entryRow,
    onSignInNeeded,
  });
}

/** A ledger entry as a row of the list. */
export function entryRow(entry) {
  const row = document.getElementById("entry-row").content.firstElementChild.cloneNode(true);
  const set = (selector, text) => { row.querySelector(selector).textContent = text; };
  set(".row-title", kinds[entry.kind] ?? entry.kind);
  row.querySelector(".row-when").append(timeElement(entry.at));
  set(".row-reason", KINDS_WITH_READABLE_REASON.has(entry.kind) ? entry.reason ?? "" : "");
  set(".row-amount", formatSigned(entry.credits));
  set(".row-note", `Balance ${formatCount(entry.balanceAfter)}`);
  row.querySelector(".row-amount").toggleAttribute("data-gain", entry.credits > 0);
  return row;
}

// The reasons of the other kinds are codes, not texts for buyers.
const KINDS_WITH_READABLE_REASON = new Set(["spend", "adjustment"]);
