import { formatCount } from "../money.js";
import { addresses } from "./addresses.js";
import { element, link } from "./elements.js";
import { moment } from "./moments.js";
import { describeToOperator } from "./problems.js";

/** Shows the health of the app in `box`. The old content stays until the response arrives. */
export async function showHealth({ api, signal, box }) {
  let content;
  try {
    content = healthParts(await api.health());
  } catch (problem) {
    content = [element("p", { className: "muted" }, `Could not read the health of the app. ${describeToOperator(problem).title}`)];
  }

  if (!signal.aborted) {
    box.replaceChildren(...content);
  }
}

function healthParts({ status, problems, version, reconciliation, queues, failedEvents }) {
  const isHealthy = status === "healthy";
  return [
    element("dl", {},
      fact("Health", pill(isHealthy ? "Healthy" : "Needs attention", isHealthy)),
      fact("Last reconciliation", lastReconciliation(reconciliation)),
      ...queues.map(({ name, approximateMessages }) => fact(name, formatCount(approximateMessages))),
      fact("Failed events", failedEventsLink(failedEvents)),
      fact("Version", version)),
    element("ul", { className: "problems" }, problems.map((problem) => element("li", {}, problem))),
  ];
}

function fact(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

function pill(text, isGood) {
  return element("span", { className: "status", "data-tone": isGood ? "good" : "problem" }, text);
}

function lastReconciliation({ lastCompletedAt, overdue, differences, unsettled, unchecked }) {
  return [
    moment(lastCompletedAt) ?? "never",
    differences === null ? null : `, ${count(differences, "difference")}`,
    unsettled > 0 ? `, ${formatCount(unsettled)} not fixed` : null,
    unchecked > 0 ? `, ${formatCount(unchecked)} not compared` : null,
    ...(overdue ? [" ", pill("overdue", false)] : []),
  ];
}

function count(number, noun) {
  return number === 1 ? `1 ${noun}` : `${formatCount(number)} ${noun}s`;
}

function failedEventsLink(failedEvents) {
  const words = failedEvents.more ? `${formatCount(failedEvents.count)} or more` : formatCount(failedEvents.count);
  return failedEvents.count === 0 ? words : link(`${words} ${failedEvents.count === 1 ? "event" : "events"}`, addresses.parkedEvents);
}
