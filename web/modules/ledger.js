import { formatCount, formatSigned } from "./money.js";
import { createPagedList } from "./pagedList.js";
import { timeElement } from "./times.js";

const kinds = {
  grant: "Credits added",
  reversal: "Taken back after a refund or dispute",
  restore: "Given back",
  spend: "Used",
  adjustment: "Adjusted by support",
};

/** Every movement of the buyer's credits, with the balance after it. */
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

/** One movement as a row of a list. */
export function entryRow(entry) {
  const row = document.getElementById("entry-row").content.firstElementChild.cloneNode(true);
  const set = (selector, text) => { row.querySelector(selector).textContent = text; };
  set(".row-title", kinds[entry.kind] ?? entry.kind);
  row.querySelector(".row-when").append(timeElement(entry.at));
  set(".row-reason", SAID_BY_PEOPLE.has(entry.kind) ? entry.reason ?? "" : "");
  set(".row-amount", formatSigned(entry.credits));
  set(".row-note", `Balance ${formatCount(entry.balanceAfter)}`);
  row.querySelector(".row-amount").toggleAttribute("data-gain", entry.credits > 0);
  return row;
}

// The other kinds have reasons that programs give to programs.
const SAID_BY_PEOPLE = new Set(["spend", "adjustment"]);
