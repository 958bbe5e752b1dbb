import { clearBanner, showBanner } from "./banners.js";
import { isCheckoutAddress } from "./checkoutAddress.js";
import { createIdempotencyKeys } from "./idempotencyKeys.js";
import { patiently } from "./patience.js";
import { Problem } from "./problem.js";
import { describeProblem } from "./words.js";

// A buyer who stops the browser on its way to the payment page should find buttons that work.
const LEAVING_MS_MAX = 15_000;
const SALE_HAS_CHANGED = new Set(["unknown-pack", "credits-out-of-range"]);

/** Takes the buyer from a click on a pack to Stripe's page, one purchase at a time. */
export function createCheckout({ api, slot, announce, onSignInNeeded, onSaleChanged }) {
  const keys = createIdempotencyKeys();
  let busyButton = null;

  async function buy(order, button) {
    if (busyButton !== null) {
      return;
    }

    clearBanner(slot);
    setBusy(button);
    announce("Opening checkout…");
    try {
      window.location.assign(await requestAddress(order));
      // The buttons stay busy meanwhile: this page is about to go away.
      setTimeout(reset, LEAVING_MS_MAX);
    } catch (problem) {
      reset();
      showProblem(problem, order, button);
    }
  }

  async function requestAddress(order) {
    const intent = JSON.stringify(order);
    const key = keys.of(intent);
    try {
      const { url } = await patiently(() => api.startCheckout(order, key));
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

  function setBusy(button) {
    (button ?? busyButton)?.toggleAttribute("data-busy", button !== null);
    busyButton = button;
    for (const each of document.querySelectorAll("button.buy")) {
      // Not `disabled`: that would take the keyboard's focus away from the button just pressed.
      each.setAttribute("aria-disabled", String(button !== null));
    }
  }

  /** Also for a page that the browser brings back exactly as it was left, in the middle of leaving. */
  function reset() {
    setBusy(null);
    announce("");
  }

  return { buy, reset };
}
