import { clearBanner, showBanner } from "./banners.js";
import { isCheckoutAddress } from "./checkoutAddress.js";
import { createIdempotencyKeys } from "./idempotencyKeys.js";
import { withRetries } from "./retry.js";
import { Problem } from "./problem.js";
import { describeProblem } from "./words.js";

// Enables the buttons again if the buyer stops the navigation to the payment page.
const LEAVING_MS_MAX = 15_000;
const SALE_HAS_CHANGED = new Set(["unknown-pack", "credits-out-of-range"]);

/** Starts a purchase and sends the buyer to the payment page. */
export function createCheckout({ api, buttons, slot, onSignInNeeded, onSaleChanged }) {
  const keys = createIdempotencyKeys();

  function buy(order, button) {
    if (buttons.take(button)) {
      begin(order, button);
    }
  }

  /** Starts the purchase for a button that is already busy. */
  async function begin(order, button) {
    clearBanner(slot);
    try {
      window.location.assign(await requestOpenAddress(order));
      // The buttons stay busy while the browser leaves the page.
      setTimeout(buttons.release, LEAVING_MS_MAX);
    } catch (problem) {
      buttons.release();
      showProblem(problem, order, button);
    }
  }

  /** A request that seemed to fail may have started a purchase that has ended since. Its key cannot be used again, so retry once with a new key. */
  async function requestOpenAddress(order) {
    try {
      return await requestAddress(order);
    } catch (problem) {
      if (problem.kind !== "purchase-ended") {
        throw problem;
      }

      return requestAddress(order);
    }
  }

  async function requestAddress(order) {
    const intent = JSON.stringify(order);
    const key = keys.of(intent);
    try {
      const { url } = await withRetries(() => api.startCheckout(order, key));
      keys.forget(intent);
      if (!isCheckoutAddress(url)) {
        throw new Problem("unsafe-address", { status: 200 });
      }

      return url;
    } catch (problem) {
      if (!problem.isTransient && problem.kind !== "unauthorized") {
        keys.forget(intent);
      }

      throw problem;
    }
  }

  function showProblem(problem, order, button) {
    if (problem.kind === "unauthorized") {
      onSignInNeeded("Please sign in to buy credits.");
      return;
    }

    const retry = { label: "Try again", run: () => tryAgain(order, button), notBeforeMs: problem.retryAfterMs ?? 0 };
    showBanner(slot, {
      tone: "problem",
      ...describeProblem(problem),
      actions: problem.isTransient ? [retry] : [],
      onDismiss: () => button.focus(),
    });
    if (SALE_HAS_CHANGED.has(problem.kind)) {
      onSaleChanged();
    }
  }

  function tryAgain(order, button) {
    button.focus();
    buy(order, button);
  }

  return { buy, begin };
}
