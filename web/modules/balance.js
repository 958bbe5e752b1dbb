import { clearBanner, showBanner } from "./banners.js";
import { creditsUnit, formatCount } from "./money.js";
import { patiently } from "./patience.js";
import { describeProblem } from "./words.js";

/** The buyer's balance at the top of the page. */
export function createBalance({ api, onSignInNeeded }) {
  const section = document.getElementById("balance");
  const credits = document.getElementById("balance-credits");
  const unit = document.getElementById("balance-unit");
  const note = document.getElementById("balance-note");
  const slot = document.getElementById("balance-problem");

  function show(count) {
    clearBanner(slot);
    credits.classList.remove("skeleton");
    credits.textContent = formatCount(count);
    unit.textContent = creditsUnit(count);
    section.toggleAttribute("data-negative", count < 0);
  }

  function showNote(count, updatedAt) {
    const debt = "A payment was refunded or disputed after its credits were used. New credits fill this up first.";
    const empty = "You have no credits yet.";
    const changed = updatedAt === null ? empty : `Last changed ${formatTime(updatedAt)}.`;
    note.textContent = count < 0 ? debt : changed;
  }

  async function refresh() {
    section.hidden = false;
    section.setAttribute("aria-busy", "true");
    try {
      const { balance, updatedAt } = await patiently(() => api.balance());
      show(balance);
      showNote(balance, updatedAt);
    } catch (problem) {
      showProblem(problem);
    } finally {
      section.setAttribute("aria-busy", "false");
    }
  }

  function showProblem(problem) {
    if (problem.kind === "unauthorized") {
      onSignInNeeded("Your sign-in has ended. Please sign in again.");
      return;
    }

    showBanner(slot, {
      tone: "problem",
      ...describeProblem(problem),
      actions: [{ label: "Try again", run: refresh, notBeforeMs: problem.retryAfterMs ?? 0 }],
    });
  }

  return { show, refresh, hide: () => { section.hidden = true; } };
}

function formatTime(text) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(text));
}
