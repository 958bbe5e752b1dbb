import { clearBanner, showBanner } from "./banners.js";
import { pause, patiently, whenVisible } from "./patience.js";
import { describeProblem, purchaseBanners, returnBanners } from "./words.js";

// Stays well under 20 checks a minute, the default limit of the API, and gives up after about four minutes.
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const CHECKS_BEFORE_SLOW = 8;
const CHECKS_MAX = 30;

/** What the address says about a return from Checkout: "success" with its session, "canceled", or null. */
export function readReturn(search) {
  const parameters = new URLSearchParams(search);
  const outcome = parameters.get("checkout");
  return outcome === "success" || outcome === "canceled" ? { outcome, sessionId: parameters.get("session_id") } : null;
}

/** Tells the buyer what became of the purchase, and stays with it until the credits are there. */
export function createCheckoutReturn({ api, slot, balance, onChange, onSignInNeeded }) {
  let following = null;
  let shown = null;

  function show(name, banner) {
    // The slot is read out whenever it changes, so an answer that says nothing new must not touch it.
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
    following?.abort();
    following = null;
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
      following = new AbortController();
      follow(arrived.sessionId, following.signal).catch((failure) => leave(failure));
    }
  }

  async function follow(sessionId, signal) {
    show("waiting", returnBanners.waiting);
    let wait = FIRST_WAIT_MS;
    for (let check = 1; check <= CHECKS_MAX; check += 1) {
      await whenVisible(signal);
      const { purchase, problem } = await ask(sessionId, signal);
      const isOver = problem === undefined ? tell(purchase, check) : tellProblem(problem);
      if (isOver) {
        return;
      }

      await pause(problem?.retryAfterMs ?? wait, signal);
      wait = Math.min(wait * 1.5, LONGEST_WAIT_MS);
    }

    show("stopped", { ...returnBanners.stopped, actions: [lookAgain("Look again")], onDismiss: stop });
  }

  async function ask(sessionId, signal) {
    const answer = await patiently(() => api.checkoutStatus(sessionId)).then((purchase) => ({ purchase }), (problem) => ({ problem }));
    signal.throwIfAborted();
    return answer;
  }

  /** Shows what is known of the purchase; true when nothing more will come of asking again. */
  function tell(purchase, check) {
    balance.show(purchase.balance);
    const isMissingCredits = purchase.status === "completed" && purchase.creditsGranted === 0;
    const banner = isMissingCredits ? undefined : purchaseBanners[purchase.status]?.(purchase);
    if (banner === undefined) {
      const patience = check < CHECKS_BEFORE_SLOW ? "waiting" : "slow";
      show(patience, returnBanners[patience]);
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

  function tellProblem(problem) {
    if (problem.kind === "unauthorized") {
      show("signInFirst", returnBanners.signInFirst);
      onSignInNeeded("Your sign-in has ended. Please sign in again.");
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
        text: "A payment you made is safe. We keep looking for your credits.",
        actions: [lookAgain("Try now")],
      });
    }

    return false;
  }

  function lookAgain(label) {
    return { label, run: () => resume({ isSignedIn: true }) };
  }

  function stop() {
    following?.abort();
    shown = null;
    forgetReturn();
  }

  function leave(failure) {
    if (failure.name !== "AbortError") {
      clearBanner(slot);
      throw failure;
    }
  }

  return { resume };
}

/** Takes the return out of the address, so that a reload or a bookmark does not tell the story again. */
function forgetReturn() {
  const address = new URL(window.location.href);
  address.searchParams.delete("checkout");
  address.searchParams.delete("session_id");
  window.history.replaceState(window.history.state, "", address);
}
