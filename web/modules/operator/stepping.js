import { button, element } from "./elements.js";
import { problemBanner } from "./problems.js";

/**
 * Runs an operation of many requests with a progress bar. The operator can stop it between two requests. After a
 * problem it pauses until the operator continues. Leaving the view aborts `signal` and stops it too.
 */
export function createStepping({ signal }) {
  const bar = element("progress", { "aria-label": "Progress" });
  const words = element("p", { role: "status", className: "muted" });
  const slot = element("div");
  const panel = element("div", { className: "stepping", hidden: true });
  let stop = () => {};
  panel.append(element("div", { className: "row" }, bar, button("Stop", () => stop())), slot);

  /**
   * step(position) resolves with { count, next }: the number of processed items, and the next position or null at the end.
   * Resolves with true at the end, and with false if it was stopped.
   */
  async function run({ step, describe, total = null }) {
    let position = null;
    let done = 0;
    const stopped = new Promise((resolve) => {
      stop = () => resolve(false);
      signal.addEventListener("abort", stop, { once: true });
    });
    let isStopped = false;
    show(done, total, describe);
    stopped.then(() => {
      isStopped = true;
      words.textContent = "Stopping …";
    });
    panel.hidden = false;
    try {
      for (;;) {
        const result = await attempt(() => step(position), stopped);
        if (result === null) {
          return false;
        }

        done += result.count;
        show(done, total, describe);
        position = result.next;
        if (position === null || isStopped) {
          return position === null;
        }
      }
    } finally {
      panel.hidden = true;
      slot.replaceChildren();
    }
  }

  /** The result of the step, repeated as often as the operator continues; null if the operator stops. */
  async function attempt(step, stopped) {
    for (;;) {
      try {
        return await step();
      } catch (problem) {
        const again = new Promise((resolve) => {
          slot.replaceChildren(problemBanner(problem, [{ label: "Continue", run: () => resolve(true) }]));
        });
        if (!(await Promise.race([again, stopped]))) {
          return null;
        }

        slot.replaceChildren();
      }
    }
  }

  function show(done, total, describe) {
    if (total === null) {
      bar.removeAttribute("value");
    } else {
      bar.max = total;
      bar.value = done;
    }

    words.textContent = describe(done);
  }

  return { element: element("div", {}, panel, words), run, setStatus: (text) => { words.textContent = text; } };
}
