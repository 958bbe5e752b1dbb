import { clearBanner, showBanner } from "./banners.js";
import { creditsUnit, formatCount } from "./money.js";
import { withRetries } from "./retry.js";
import { formatTime } from "./times.js";
import { describeMissing } from "./words.js";

/** The buyer's balance at the top of the page. Calls `onChange()` when the displayed balance changes. */
export function createBalance({ api, onSignInNeeded, onChange }) {
  const section = document.getElementById("balance");
  const figure = document.getElementById("balance-figure");
  const credits = document.getElementById("balance-credits");
  const unit = document.getElementById("balance-unit");
  const note = document.getElementById("balance-note");
  const slot = document.getElementById("balance-problem");
  let shows = 0;
  let shown = null;
  let refreshing = null;

  function show(count) {
    shows += 1;
    clearBanner(slot);
    figure.hidden = false;
    credits.classList.remove("skeleton");
    credits.textContent = formatCount(count);
    unit.textContent = creditsUnit(count);
    section.toggleAttribute("data-negative", count < 0);
    if (shown !== null && shown !== count) {
      onChange();
    }

    shown = count;
  }

  function showNote(count, updatedAt) {
    const debt = "A payment was refunded or disputed after its credits were used. New credits will cover this first.";
    const empty = "You have no credits yet.";
    const changed = updatedAt === null ? empty : `Last changed ${formatTime(updatedAt)}.`;
    note.textContent = count < 0 ? debt : changed;
  }

  function refresh() {
    refreshing ??= load().finally(() => { refreshing = null; });
    return refreshing;
  }

  async function load() {
    section.hidden = false;
    section.setAttribute("aria-busy", "true");
    try {
      const { balance, updatedAt } = await readNewest();
      show(balance);
      showNote(balance, updatedAt);
    } catch (problem) {
      showProblem(problem);
    } finally {
      section.setAttribute("aria-busy", "false");
    }
  }

  /** Reads again if another balance was shown during the request, because the response may be older. */
  async function readNewest() {
    for (;;) {
      const before = shows;
      const result = await withRetries(() => api.balance());
      if (before === shows) {
        return result;
      }
    }
  }

  function showProblem(problem) {
    if (problem.kind === "unauthorized") {
      onSignInNeeded("Your session has expired. Please sign in again.");
      return;
    }

    // Keeps a balance that is already shown, but hides the placeholder.
    figure.hidden = credits.classList.contains("skeleton");
    showBanner(slot, {
      tone: "problem",
      ...describeMissing("Your balance", problem),
      actions: [{ label: "Try again", run: refresh, notBeforeMs: problem.retryAfterMs ?? 0 }],
    });
  }

  function hide() {
    section.hidden = true;
    shown = null;
  }

  return { show, refresh, hide };
}
