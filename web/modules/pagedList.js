import { clearBanner, showBanner } from "./banners.js";
import { patiently } from "./patience.js";
import { describeMissing } from "./words.js";

/**
 * A section of the page with a list that is read in pages, newest first. In the section's element:
 * a list marked `data-rows`, a button `data-more`, a paragraph `data-empty` and a banner slot `data-problem`.
 *
 * read(cursor)  resolves with { rows, nextCursor }
 * render(row)   makes the element of a row
 */
export function createPagedList({ section, subject, read, render, onSignInNeeded }) {
  const part = (name) => section.querySelector(`[data-${name}]`);
  const list = part("rows");
  const more = part("more");
  const slot = part("problem");
  let nextCursor = null;
  // What was asked for before the list was hidden or begun again must not appear in it.
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
    // The button may be gone, and the keyboard goes on where the new rows begin.
    list.children[before]?.focus();
  }

  async function load(cursor, place) {
    round += 1;
    const own = round;
    section.setAttribute("aria-busy", "true");
    more.disabled = true;
    try {
      const page = await patiently(() => read(cursor));
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
    // An API that does not have this list yet has nothing to say about it.
    if (problem.status === 404) {
      section.hidden = true;
    } else if (problem.kind === "unauthorized") {
      onSignInNeeded("Your sign-in has ended. Please sign in again.");
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
