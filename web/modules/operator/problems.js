import { showBanner } from "../banners.js";
import { describeProblem } from "../words.js";
import { element } from "./elements.js";

/** A problem as an operator needs it: the server's own words, where it has any. */
export function describeToOperator(problem) {
  if (problem.status === 404) {
    return problem.kind === "not-found"
      ? { title: "Nothing is known under this id.", text: "Ids are case-sensitive; a purchase must belong to the user." }
      : { title: "The server answers 404 here.", text: "It may be a version that does not have this yet." };
  }

  const { title, detail } = problem.detail;
  return typeof title === "string" && typeof detail === "string" ? { title, text: detail } : describeProblem(problem);
}

export function problemBanner(problem, actions = []) {
  const slot = element("div", { role: "alert", className: "slot" });
  // Empty when it comes into the page, so that what appears in it is read out.
  queueMicrotask(() => showBanner(slot, { tone: "problem", ...describeToOperator(problem), actions }));
  return slot;
}

/** Fills itself with what `load` brings, or with the problem and another try. */
export function pending(load, render) {
  const box = element("div", {}, element("p", { className: "muted" }, "Loading…"));

  async function fill() {
    box.setAttribute("aria-busy", "true");
    try {
      const content = [render(await load())].flat();
      const hadFocus = box.contains(document.activeElement);
      box.replaceChildren(...content);
      if (hadFocus) {
        // The button that had it is gone.
        document.getElementById("view-title").focus();
      }
    } catch (problem) {
      box.replaceChildren(problemBanner(problem, [{ label: "Try again", run: fill, notBeforeMs: problem.retryAfterMs ?? 0 }]));
    } finally {
      box.setAttribute("aria-busy", "false");
    }
  }

  fill();
  return box;
}
