// Beyond this a buyer is better served by words than by a spinner.
const LONGEST_SILENT_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;

/** Waits, but not longer than it takes the browser to come back online. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(finish, milliseconds, resolve);
    const online = () => finish(resolve);
    const aborted = () => finish(() => reject(signal.reason));

    function finish(settle) {
      clearTimeout(timer);
      window.removeEventListener("online", online);
      signal?.removeEventListener("abort", aborted);
      settle();
    }

    window.addEventListener("online", online);
    signal?.addEventListener("abort", aborted);
  });
}

/** Resolves at once unless the tab is in the background: nobody there is waiting for an answer. */
export function whenVisible(signal) {
  return new Promise((resolve, reject) => {
    if (document.visibilityState === "visible") {
      resolve();
      return;
    }

    document.addEventListener("visibilitychange", () => resolve(), { once: true });
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Runs `attempt` again while its problem is transient, as the server's Retry-After asks or else in growing steps. */
export async function patiently(attempt, tries = 3) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (problem) {
      const wait = problem.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tried - 1);
      if (!problem.isTransient || tried >= tries || wait > LONGEST_SILENT_WAIT_MS) {
        throw problem;
      }

      await pause(wait);
    }
  }
}
