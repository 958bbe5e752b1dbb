// A longer wait is reported to the buyer instead.
const SILENT_WAIT_MS_MAX = 10_000;
const FIRST_WAIT_MS = 1_000;

/** Waits for the given time, or until the browser is online again. */
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

/** Resolves when the tab is visible. There is no need to poll in the background. */
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

/** Retries `attempt` after transient problems. Waits as long as Retry-After says, or with exponential backoff without it. */
export async function withRetries(attempt, attempts = 3) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (problem) {
      const wait = problem.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tried - 1);
      if (!problem.isTransient || tried >= attempts || wait > SILENT_WAIT_MS_MAX) {
        throw problem;
      }

      await pause(wait);
    }
  }
}
