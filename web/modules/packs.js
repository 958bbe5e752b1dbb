import { clearBanner, showBanner } from "./banners.js";
import { createCustomAmount } from "./customAmount.js";
import { withRetries } from "./retry.js";
import { describeMissing } from "./words.js";

/** The section with everything on sale: pack cards, the custom amount, and problems with loading them. */
export function createPacks({ api, cards, onBuy }) {
  const section = document.getElementById("packs");
  const slot = document.getElementById("packs-problem");
  const custom = createCustomAmount({ onBuy });

  async function load() {
    section.setAttribute("aria-busy", "true");
    try {
      const sale = await withRetries(() => api.packs());
      clearBanner(slot);
      cards.show(sale.packs);
      complete(sale);
    } catch (problem) {
      showProblem(problem);
    }
  }

  /** Completes the section after the cards are shown. */
  function complete({ packs, custom: limits }) {
    custom.show(limits);
    document.getElementById("packs-empty").hidden = packs.length > 0 || limits !== null;
    section.setAttribute("aria-busy", "false");
  }

  function showProblem(problem) {
    cards.show([]);
    showBanner(slot, {
      tone: "problem",
      ...describeMissing("The packs", problem),
      actions: [{ label: "Try again", run: load, notBeforeMs: problem.retryAfterMs ?? 0 }],
    });
    section.setAttribute("aria-busy", "false");
  }

  return { load, complete };
}
