import { showBanner } from "../banners.js";
import { describeProblem } from "../words.js";
import { element } from "./elements.js";

/** A problem in words for an operator: the title and detail of the response, if it has them. */
export function describeToOperator(problem) {
  if (problem.status === 404) {
    return problem.kind === "not-found"
      ? { title: "Nothing was found for this id.", text: "Ids are case-sensitive. A purchase must belong to the user." }
      : { title: "The server returned 404.", text: "Its version may not have this route yet." };
  }

  const { title, detail } = problem.detail;
  return typeof title === "string" && typeof detail === "string" ? { title, text: detail } : describeProblem(problem);
}

export function problemBanner(problem, actions = []) {
  const slot = element("div", { role: "alert", className: "slot" });
  // Filled after it is added, because screen readers announce only changes of a live region.
  queueMicrotask(() => showBanner(slot, { tone: "problem", ...describeToOperator(problem), actions }));
  return slot;
}

/** An element that shows the result of `load`, or the problem with a button to try again. */
export function pending(load, render) {
  const box = element("div", {}, element("p", { className: "muted" }, "Loading…"));

  async function fill() {
    box.setAttribute("aria-busy", "true");
    try {
      const content = [render(await load())].flat();
      const hadFocus = box.contains(document.activeElement);
      box.replaceChildren(...content);
      if (hadFocus) {
        // The focused button has been removed.
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
