import { clearBanner, showBanner } from "./banners.js";
import { withRetries } from "./retry.js";
import { describeMissing } from "./words.js";

/**
 * A section with a list that is loaded page by page, newest first. The element of the section contains a list
 * `data-rows`, a button `data-more`, a paragraph `data-empty` and a banner slot `data-problem`.
 *
 * read(cursor)  resolves with { rows, nextCursor }
 * render(row)   creates the element of a row
 */
export function createPagedList({ section, subject, read, render, onSignInNeeded }) {
  const part = (name) => section.querySelector(`[data-${name}]`);
  const list = part("rows");
  const more = part("more");
  const slot = part("problem");
  let nextCursor = null;
  // Responses to requests from before the list was hidden or reloaded are ignored.
  let round = 0;

  function refresh() {
    return load(null, (rows) => {
      list.replaceChildren(...rows);
      part("empty").hidden = rows.length > 0;
    });
  }

  async function showMore() {
    const before = list.children.length;
    await load(nextCursor, (rows) => list.append(...rows));
    // The button may be hidden now, so move the focus to the first new row.
    list.children[before]?.focus();
  }

  async function load(cursor, place) {
    round += 1;
    const own = round;
    section.setAttribute("aria-busy", "true");
    more.disabled = true;
    try {
      const page = await withRetries(() => read(cursor));
      if (own === round) {
        clearBanner(slot);
        section.hidden = false;
        place(page.rows.map(asRow));
        nextCursor = page.nextCursor;
        more.hidden = nextCursor === null;
      }
    } catch (problem) {
      if (own === round) {
        showProblem(problem, cursor === null ? refresh : showMore);
      }
    } finally {
      if (own === round) {
        section.setAttribute("aria-busy", "false");
        more.disabled = false;
      }
    }
  }

  function asRow(row) {
    const element = render(row);
    element.tabIndex = -1;
    return element;
  }

  function showProblem(problem, again) {
    // An older API does not have this list.
    if (problem.status === 404) {
      section.hidden = true;
    } else if (problem.kind === "unauthorized") {
      onSignInNeeded("Your session has expired. Please sign in again.");
    } else {
      section.hidden = false;
      showBanner(slot, {
        tone: "problem",
        ...describeMissing(subject, problem),
        actions: [{ label: "Try again", run: again, notBeforeMs: problem.retryAfterMs ?? 0 }],
      });
    }
  }

  function hide() {
    round += 1;
    section.hidden = true;
    list.replaceChildren();
    clearBanner(slot);
  }

  more.addEventListener("click", showMore);
  return { refresh, hide };
}
