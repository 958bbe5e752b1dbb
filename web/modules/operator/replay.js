import { formatSigned } from "../money.js";
import { addresses } from "./addresses.js";
import { button, element, link } from "./elements.js";
import { createStepping } from "./stepping.js";
import { table } from "./tables.js";

// Small enough to show progress, and far below the limit of a request.
const EVENTS_PER_CALL = 10;

const outcomeNames = { applied: "applied", duplicate: "already applied", ignored: "ignored", failed: "failed" };
const columns = [
  { title: "Event", of: ({ eventId }) => link(eventId, addresses.parkedEvent(eventId)) },
  { title: "Outcome", of: ({ outcome }) => outcomeNames[outcome] ?? outcome, isWord: true },
  { title: "User", of: ({ userId }) => userId && link(userId, addresses.user(userId)) },
  { title: "Credits", of: ({ credits }) => formatSigned(credits), isNumber: true },
  { title: "Reason", of: ({ reason }) => reason },
];

/** Previews a replay of parked events, and on confirmation replays exactly the previewed events that can be applied. */
export function createReplay({ api, signal, onReplayed }) {
  const stepping = createStepping({ signal });
  const report = element("div");
  const panel = element("section", { className: "panel", hidden: true }, element("h3", { tabIndex: -1 }, "Replay"), stepping.element, report);
  let isBusy = false;

  /** `selection` is { eventIds }, or { all: true, type, from, to }. */
  async function preview(selection) {
    const { results, isComplete } = await run(selection, { isDryRun: true, total: selection.eventIds?.length ?? null });
    const eventIds = results.filter(({ outcome }) => outcome !== "failed").map(({ eventId }) => eventId);
    stepping.setStatus(`${isComplete ? "" : "Stopped. "}Nothing has been changed yet. Expected result: ${summary(results)}`);
    show(results, eventIds.length === 0 ? [] : [
      button(`Replay ${count(eventIds.length)}`, () => replay(eventIds), { className: "primary" }),
      button("Cancel", () => { panel.hidden = true; }),
    ]);
  }

  async function replay(eventIds) {
    const { results, isComplete } = await run({ eventIds }, { isDryRun: false, total: eventIds.length });
    stepping.setStatus(`${isComplete ? "Done" : "Stopped"}: ${summary(results)}`);
    show(results, []);
    if (!signal.aborted) {
      onReplayed();
    }
  }

  async function run(selection, { isDryRun, total }) {
    const results = [];
    if (isBusy) {
      return { results, isComplete: false };
    }

    isBusy = true;
    panel.hidden = false;
    report.replaceChildren();
    panel.querySelector("h3").focus();
    try {
      const isComplete = await stepping.run({
        total,
        describe: (done) => `${isDryRun ? "Previewed" : "Replayed"} ${done}${total === null ? "" : ` of ${total}`} …`,
        step: async (position) => {
          const { order, next } = callFor(selection, position);
          const page = await api.replay({ ...order, dryRun: isDryRun });
          results.push(...page.results);
          return { count: page.results.length, next: next ?? page.nextCursor };
        },
      });
      return { results, isComplete };
    } finally {
      isBusy = false;
    }
  }

  function show(results, actions) {
    report.replaceChildren(
      ...(results.length === 0 ? [] : [table("Result of each event", columns, results)]),
      element("div", { className: "actions" }, actions));
  }

  return { element: panel, preview };
}

function callFor(selection, position) {
  if (selection.eventIds === undefined) {
    return { order: { ...selection, limit: EVENTS_PER_CALL, cursor: position }, next: null };
  }

  const start = position ?? 0;
  const end = start + EVENTS_PER_CALL;
  return { order: { eventIds: selection.eventIds.slice(start, end) }, next: end < selection.eventIds.length ? end : null };
}

function summary(results) {
  const credits = results.reduce((sum, result) => sum + result.credits, 0);
  const parts = Object.keys(outcomeNames)
    .map((outcome) => [results.filter((result) => result.outcome === outcome).length, outcomeNames[outcome]])
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`);
  return parts.length === 0 ? "no events." : `${parts.join(", ")}; ${formatSigned(credits)} credits.`;
}

function count(number) {
  return number === 1 ? "1 event" : `${number} events`;
}
