import { formatCount } from "../money.js";
import { addresses } from "./addresses.js";
import { element, link } from "./elements.js";
import { createStepping } from "./stepping.js";
import { table } from "./tables.js";

const columns = [
  { title: "User", of: ({ userId }) => link(userId, addresses.user(userId)) },
  { title: "Stored", of: ({ balance }) => formatCount(balance), isNumber: true },
  { title: "Entries", of: ({ fromEntries }) => formatCount(fromEntries), isNumber: true },
  { title: "Expected", of: ({ fromFacts }) => formatCount(fromFacts), isNumber: true },
  { title: "Problems", of: ({ problems }) => problems.map((problem) => element("div", {}, problem)) },
];

/** Recomputes the balance of every user and lists the inconsistent ones. */
export function balanceAuditView({ api, signal }) {
  const stepping = createStepping({ signal });
  const report = element("div");
  const check = element("button", { type: "button", className: "primary" }, "Check all users");

  async function checkAll() {
    const wrong = [];
    let checked = 0;
    check.disabled = true;
    report.replaceChildren();
    const isComplete = await stepping.run({
      describe: () => `Checking … ${summary(checked, wrong.length)}`,
      step: async (cursor) => {
        const page = await api.verifyAll({ cursor });
        checked += page.checked;
        wrong.push(...page.differences);
        return { count: page.checked, next: page.nextCursor };
      },
    });
    check.disabled = false;
    stepping.setStatus(`${isComplete ? "Done" : "Stopped"}: ${summary(checked, wrong.length)}`);
    report.replaceChildren(...(wrong.length === 0 ? [] : [table("Users with an inconsistent balance", columns, wrong)]));
  }

  check.addEventListener("click", checkAll);
  return [
    element("p", { className: "muted" }, "Recomputes each balance from the user’s entries and purchases and compares it with the stored balance. Changes nothing."),
    element("div", { className: "actions" }, check), stepping.element, report,
  ];
}

function summary(checked, wrong) {
  const users = checked === 1 ? "1 user" : `${formatCount(checked)} users`;
  return `${users} checked, ${wrong === 0 ? "all consistent." : `${formatCount(wrong)} inconsistent.`}`;
}
