import { button, element } from "./elements.js";
import { problemBanner } from "./problems.js";

/**
 * Carries out what takes many requests: shows how far it is, can be stopped between two of them, and stands still at a
 * problem until the operator goes on. Leaving the view, which aborts `signal`, stops it too.
 */
export function createStepping({ signal }) {
  const bar = element("progress", { "aria-label": "Progress" });
  const words = element("p", { role: "status", className: "muted" });
  const slot = element("div");
  const panel = element("div", { className: "stepping", hidden: true });
  let stop = () => {};
  panel.append(element("div", { className: "row" }, bar, button("Stop", () => stop())), slot);

  /**
   * step(position) resolves with { count, next }: what it has done, and where to go on, null at the end.
   * Resolves with true at the end and false when it was stopped.
   */
  async function go({ step, say, total = null }) {
    let position = null;
    let done = 0;
    const stopped = new Promise((resolve) => {
      stop = () => resolve(false);
      signal.addEventListener("abort", stop, { once: true });
    });
    let isStopped = false;
    show(done, total, say);
    stopped.then(() => {
      isStopped = true;
      words.textContent = "Stopping …";
    });
    panel.hidden = false;
    try {
      for (;;) {
        const answer = await attempt(() => step(position), stopped);
        if (answer === null) {
          return false;
        }

        done += answer.count;
        show(done, total, say);
        position = answer.next;
        if (position === null || isStopped) {
          return position === null;
        }
      }
    } finally {
      panel.hidden = true;
      slot.replaceChildren();
    }
  }

  /** The step's answer, however many tries the operator gives it; null when there are no more. */
  async function attempt(step, stopped) {
    for (;;) {
      try {
        return await step();
      } catch (problem) {
        const again = new Promise((resolve) => {
          slot.replaceChildren(problemBanner(problem, [{ label: "Go on", run: () => resolve(true) }]));
        });
        if (!(await Promise.race([again, stopped]))) {
          return null;
        }

        slot.replaceChildren();
      }
    }
  }

  function show(done, total, say) {
    if (total === null) {
      bar.removeAttribute("value");
    } else {
      bar.max = total;
      bar.value = done;
    }

    words.textContent = say(done);
  }

  return { element: element("div", {}, panel, words), go, say: (text) => { words.textContent = text; } };
}
