import { clearBanner, showBanner } from "./banners.js";
import { pause, withRetries, whenVisible } from "./retry.js";
import { describeProblem, purchaseBanners, returnBanners } from "./words.js";

// Stays below 20 checks per minute, the default limit of the API, and stops after about four minutes.
const FIRST_WAIT_MS = 1_000;
const WAIT_MS_MAX = 10_000;
const CHECKS_BEFORE_SLOW = 8;
const CHECKS_MAX = 30;

/** The outcome in the address after a return from Checkout, with the session id; null without one. */
export function readReturn(search) {
  const parameters = new URLSearchParams(search);
  const outcome = parameters.get("checkout");
  return outcome === "success" || outcome === "canceled" ? { outcome, sessionId: parameters.get("session_id") } : null;
}

/** Shows the status of the purchase after the return from Checkout, and polls it until the credits are granted. */
export function createCheckoutReturn({ api, slot, balance, onChange, onSignInNeeded }) {
  let polling = null;
  let shown = null;

  function show(name, banner) {
    // Screen readers announce every change of the slot, so leave it alone if the banner is the same.
    if (shown !== name) {
      shown = name;
      showBanner(slot, banner);
    }
  }

  function finish(name, banner) {
    forgetReturn();
    show(name, { ...banner, onDismiss: () => { shown = null; } });
  }

  function resume({ isSignedIn }) {
    const arrived = readReturn(window.location.search);
    polling?.abort();
    polling = null;
    if (arrived === null) {
      return;
    }

    if (arrived.outcome === "canceled") {
      finish("canceled", returnBanners.canceled);
    } else if (!arrived.sessionId) {
      finish("notAPurchase", returnBanners.notAPurchase);
    } else if (!isSignedIn) {
      show("signInFirst", returnBanners.signInFirst);
    } else {
      polling = new AbortController();
      poll(arrived.sessionId, polling.signal).catch((failure) => handleFailure(failure));
    }
  }

  async function poll(sessionId, signal) {
    show("waiting", returnBanners.waiting);
    let wait = FIRST_WAIT_MS;
    for (let check = 1; check <= CHECKS_MAX; check += 1) {
      await whenVisible(signal);
      const { purchase, problem } = await readPurchase(sessionId, signal);
      const isOver = problem === undefined ? showPurchase(purchase, check) : showProblem(problem);
      if (isOver) {
        return;
      }

      await pause(problem?.retryAfterMs ?? wait, signal);
      wait = Math.min(wait * 1.5, WAIT_MS_MAX);
    }

    show("stopped", { ...returnBanners.stopped, actions: [retryAction("Check again")], onDismiss: stop });
  }

  async function readPurchase(sessionId, signal) {
    const result = await withRetries(() => api.checkoutStatus(sessionId)).then((purchase) => ({ purchase }), (problem) => ({ problem }));
    signal.throwIfAborted();
    return result;
  }

  /** Shows the status of the purchase. Returns true if the status is final. */
  function showPurchase(purchase, check) {
    balance.show(purchase.balance);
    const isMissingCredits = purchase.status === "completed" && purchase.creditsGranted === 0;
    const banner = isMissingCredits ? undefined : purchaseBanners[purchase.status]?.(purchase);
    if (banner === undefined) {
      const name = check < CHECKS_BEFORE_SLOW ? "waiting" : "slow";
      show(name, returnBanners[name]);
      return false;
    }

    if (purchase.status === "processing") {
      if (shown !== "processing") {
        onChange();
      }

      show("processing", { ...banner, onDismiss: stop });
      return false;
    }

    finish(purchase.status, banner);
    balance.refresh();
    onChange();
    return true;
  }

  function showProblem(problem) {
    if (problem.kind === "unauthorized") {
      show("signInFirst", returnBanners.signInFirst);
      onSignInNeeded("Your session has expired. Please sign in again.");
      return true;
    }

    if (!problem.isTransient) {
      finish("notAPurchase", returnBanners.notAPurchase);
      return true;
    }

    if (problem.status !== 429) {
      show("unreachable", {
        tone: "waiting",
        title: describeProblem(problem).title,
        text: "If you paid, your payment is safe. We keep checking for your credits.",
        actions: [retryAction("Try now")],
      });
    }

    return false;
  }

  function retryAction(label) {
    return { label, run: () => resume({ isSignedIn: true }) };
  }

  function stop() {
    polling?.abort();
    shown = null;
    forgetReturn();
  }

  function handleFailure(failure) {
    if (failure.name !== "AbortError") {
      clearBanner(slot);
      throw failure;
    }
  }

  return { resume };
}

/** Removes the return parameters from the address, so that a reload or a bookmark does not show the banner again. */
function forgetReturn() {
  const address = new URL(window.location.href);
  address.searchParams.delete("checkout");
  address.searchParams.delete("session_id");
  window.history.replaceState(window.history.state, "", address);
}
