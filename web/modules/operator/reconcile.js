import { formatSigned } from "../money.js";
import { addresses } from "./addresses.js";
import { button, element, field, link } from "./elements.js";
import { readMoment } from "./moments.js";
import { createStepping } from "./stepping.js";
import { table } from "./tables.js";

const columns = [
  { title: "Difference", of: ({ kind }) => kind, isWord: true },
  { title: "User", of: ({ userId }) => userId && link(userId, addresses.user(userId)) },
  { title: "Purchase", of: ({ userId, purchaseId }) => userId && purchaseId && link(purchaseId, addresses.purchase(userId, purchaseId)) },
  { title: "Session", of: ({ sessionId }) => sessionId },
  { title: "Credits", of: ({ credits }) => formatSigned(credits), isNumber: true },
  { title: "Fixed", of: ({ settled }) => settled ? "yes" : "no", isWord: true },
  { title: "Reason", of: ({ reason }) => reason },
];

/** Compares Stripe with the ledger for a period: first as a preview, then fixing the differences. */
export function reconcileView({ signal, api }) {
  const from = field("From (UTC)", { type: "datetime-local" });
  const to = field("To (UTC)", { type: "datetime-local" });
  const stepping = createStepping({ signal });
  const report = element("div");
  const preview = element("button", { className: "primary" }, "Preview");

  async function compare(order) {
    const differences = [];
    const unchecked = [];
    let endpoint = null;
    preview.disabled = true;
    report.replaceChildren();
    const isComplete = await stepping.run({
      describe: () => `${order.dryRun ? "Comparing" : "Fixing"} … ${differences.length} found so far.`,
      step: async (cursor) => {
        const page = await api.reconcile({ ...order, cursor });
        differences.push(...page.differences);
        unchecked.push(...(page.unchecked ?? []).filter(({ kind }) => kind !== "rest"));
        endpoint = page.endpoint ?? endpoint;
        return { count: page.differences.length, next: page.nextCursor };
      },
    });
    preview.disabled = false;
    stepping.setStatus(`${isComplete ? "" : "Stopped. "}${summary(differences, unchecked, order.dryRun)}`);
    const settle = button("Fix differences", () => compare({ ...order, dryRun: false }), { className: "primary" });
    report.replaceChildren(
      ...endpointPart(endpoint),
      ...uncheckedPart(unchecked),
      ...(differences.length === 0 ? [] : [table("Differences", columns, differences)]),
      element("div", { className: "actions" }, order.dryRun && differences.length > 0 ? [settle] : []));
  }

  const form = element("form", { className: "row", noValidate: true }, from.element, to.element, preview);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    compare({ from: readMoment(from.input.value), to: readMoment(to.input.value), dryRun: true });
  });
  return [
    element("p", { className: "muted" }, "Compares the payments at Stripe with the ledger. The preview changes nothing. Without times, it covers the last 14 days."),
    form, stepping.element, report,
  ];
}

function summary(differences, unchecked, isDryRun) {
  if (differences.length === 0) {
    return unchecked.length === 0 ? "Stripe and the ledger agree." : "Stripe and the ledger agree as far as they could be compared.";
  }

  const number = differences.length === 1 ? "1 difference" : `${differences.length} differences`;
  return isDryRun ? `${number}. Nothing has been changed yet.` : `${number}, ${differences.filter(({ settled }) => settled).length} fixed.`;
}

function uncheckedPart(unchecked) {
  return unchecked.length === 0
    ? []
    : [element("h3", {}, "Not compared"), element("ul", { className: "problems" }, unchecked.map(({ reason }) => element("li", {}, reason)))];
}

function endpointPart(endpoint) {
  if (endpoint === null) {
    return [];
  }

  return endpoint.ok
    ? [element("p", { className: "muted" }, "The webhook endpoint is configured correctly.")]
    : [element("h3", {}, "The webhook endpoint needs attention"), element("ul", { className: "problems" }, endpoint.problems.map((problem) => element("li", {}, problem)))];
}
