import { button, element } from "./elements.js";
import { problemBanner } from "./problems.js";

/** A table of the given rows. Columns are { title, of, isNumber, isWord }; `of` returns the content of a cell. */
export function table(caption, columns, rows) {
  const body = element("tbody");
  body.append(...rows.map((row) => tableRow(columns, row)));
  return element("table", {},
    element("caption", { className: "visually-hidden" }, caption),
    element("thead", {}, element("tr", {}, columns.map(({ title, isNumber }) =>
      element("th", { scope: "col", className: isNumber ? "number" : "" }, title)))),
    body);
}

function tableRow(columns, row) {
  return element("tr", {}, columns.map(({ title, of, isNumber, isWord }) => {
    const content = of(row);
    const isEmpty = content === null || content === undefined || content === "";
    // On narrow screens each cell is a line with the title of its column. Empty cells are hidden.
    return element("td", {
      "data-title": typeof title === "string" ? title : "",
      className: isNumber ? "number" : isWord ? "word" : "",
      ...(isEmpty ? { "data-empty": "" } : {}),
    }, isEmpty ? "–" : typeof content === "number" ? String(content) : content);
  }));
}

/** A table that is loaded page by page: read(cursor) resolves with { rows, nextCursor }. */
export function pagedTable({ caption, columns, empty, read, onRows = () => {} }) {
  const box = element("div", {}, element("p", { className: "muted" }, "Loading…"));
  const more = button("Show more", () => load(), { className: "more" });
  let shown = null;
  let cursor = null;

  async function load() {
    const hadFocus = box.contains(document.activeElement);
    box.setAttribute("aria-busy", "true");
    more.disabled = true;
    try {
      const page = await read(cursor);
      cursor = page.nextCursor;
      const first = place(page.rows);
      if (hadFocus) {
        // The button may have been removed, so move the focus to the first new row.
        first.focus();
      }
    } catch (problem) {
      box.replaceChildren(...[shown, problemBanner(problem, [{ label: "Try again", run: load }])].filter(Boolean));
    } finally {
      box.setAttribute("aria-busy", "false");
      more.disabled = false;
    }
  }

  function place(rows) {
    const before = shown?.tBodies[0].rows.length ?? 0;
    if (shown === null) {
      shown = table(caption, columns, rows);
    } else {
      shown.tBodies[0].append(...rows.map((row) => tableRow(columns, row)));
    }

    const isEmpty = shown.tBodies[0].rows.length === 0 && cursor === null;
    box.replaceChildren(isEmpty ? element("p", { className: "muted" }, empty) : shown, ...(cursor === null ? [] : [more]));
    onRows(rows);
    const first = shown.tBodies[0].rows[before] ?? box;
    first.tabIndex = -1;
    return first;
  }

  load();
  return box;
}
