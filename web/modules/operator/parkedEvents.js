import { addresses } from "./addresses.js";
import { button, element, field, link } from "./elements.js";
import { moment, readMoment } from "./moments.js";
import { createReplay } from "./replay.js";
import { pagedTable } from "./tables.js";

/** The parked events. Some or all of them can be replayed. */
export function parkedEventsView({ api, signal }) {
  const type = field("Type", { placeholder: "any" });
  const from = field("Parked from (UTC)", { type: "datetime-local" });
  const to = field("Parked before (UTC)", { type: "datetime-local" });
  const list = element("div");
  const selected = new Set();
  let round = 0;
  const replay = createReplay({ api, signal, onReplayed: load });
  const replaySelected = button("", () => replay.preview({ eventIds: [...selected] }));
  const replayAll = button("Preview replay of all matches", () => replay.preview({ all: true, ...filter() }));

  function filter() {
    return { type: type.input.value.trim() || null, from: readMoment(from.input.value), to: readMoment(to.input.value) };
  }

  function load() {
    selected.clear();
    showSelection();
    replayAll.disabled = true;
    const wanted = filter();
    round += 1;
    const own = round;
    list.replaceChildren(pagedTable({
      caption: "Parked events",
      empty: "No events are parked.",
      columns: [{ title: element("span", { className: "visually-hidden" }, "Selected"), of: ({ eventId }) => choice(eventId) }, ...columns],
      read: async (cursor) => {
        const { failedEvents, nextCursor } = await api.parkedEvents({ ...wanted, cursor });
        return { rows: failedEvents, nextCursor };
      },
      onRows: (rows) => { replayAll.disabled &&= own !== round || rows.length === 0; },
    }));
  }

  function choice(eventId) {
    const box = element("input", { type: "checkbox", "aria-label": `Select ${eventId}` });
    box.addEventListener("change", () => {
      selected[box.checked ? "add" : "delete"](eventId);
      showSelection();
    });
    return box;
  }

  function showSelection() {
    replaySelected.textContent = `Preview replay of ${selected.size} selected`;
    replaySelected.disabled = selected.size === 0;
  }

  const form = element("form", { className: "row", noValidate: true }, type.element, from.element, to.element, element("button", {}, "Find"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
  load();
  return [
    element("p", { className: "muted" }, "Events that could not be applied after all attempts. A replay applies them. No event is ever applied twice."),
    form,
    element("div", { className: "actions" }, replaySelected, replayAll),
    replay.element,
    list,
  ];
}

const columns = [
  { title: "Event", of: ({ eventId, type }) => [link(eventId, addresses.parkedEvent(eventId)), element("div", { className: "muted small" }, type ?? "no type")] },
  { title: "Why", of: ({ reason, lastError }) => [reason, lastError === null || lastError === reason ? null : element("div", { className: "muted small" }, lastError)] },
  { title: "Attempts", of: ({ attempts }) => attempts, isNumber: true },
  { title: "Parked", of: ({ parkedAt }) => moment(parkedAt) },
];
