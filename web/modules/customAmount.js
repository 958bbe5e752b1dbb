import { formatCount, formatCredits, formatExactPrice, formatMoney, priceOf } from "./money.js";
import { rangeInWords } from "./words.js";

/** The form for a custom number of credits. It shows the price while the buyer types. */
export function createCustomAmount({ onBuy }) {
  const form = document.getElementById("custom");
  const input = document.getElementById("custom-credits");
  const price = document.getElementById("custom-price");
  const problem = document.getElementById("custom-problem");
  const button = form.querySelector("button");
  const label = form.querySelector(".buy-label");
  let custom = null;

  function show(onSale) {
    custom = onSale;
    form.hidden = custom === null;
    if (custom === null) {
      return;
    }

    const range = `${formatCount(custom.minCredits)} to ${formatCredits(custom.maxCredits)}`;
    const steps = custom.step === 1 ? "" : ` in steps of ${formatCount(custom.step)}`;
    document.getElementById("custom-range").textContent = `${range}${steps}, ${formatExactPrice(custom)} each.`;
    update();
  }

  function update() {
    const credits = readCredits(input.value);
    const isForSale = credits !== null && isSold(credits, custom);
    price.textContent = isForSale ? formatMoney(priceOf(credits, custom), custom) : "–";
    label.textContent = isForSale ? `Buy ${formatCredits(credits)}` : "Buy";
    if (isForSale) {
      setProblem("");
    }
  }

  function problemOf(credits) {
    return credits !== null && isSold(credits, custom) ? "" : rangeInWords({ ...custom, ...nearest(credits, custom) });
  }

  function setProblem(text) {
    problem.textContent = text;
    input.setAttribute("aria-invalid", String(text !== ""));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const credits = readCredits(input.value);
    setProblem(problemOf(credits));
    if (problem.textContent === "") {
      onBuy({ creditPack: "custom", credits }, button);
    } else {
      input.focus();
    }
  });
  input.addEventListener("input", update);
  // Not while typing, because a number may be out of range until its last digit.
  input.addEventListener("change", () => setProblem(input.value === "" ? "" : problemOf(readCredits(input.value))));

  return { show };
}

/** Parses a whole number with or without digit grouping. Returns null for anything else. */
export function readCredits(text) {
  const typed = text.trim();
  const isWhole = /^\d+$/.test(typed) || /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/.test(typed);
  return isWhole ? Number(typed.replace(/\D/g, "")) : null;
}

function isSold(credits, { minCredits, maxCredits, step }) {
  return credits >= minCredits && credits <= maxCredits && credits % step === 0;
}

/** The nearest numbers of credits for sale below and above a number between two steps. */
function nearest(credits, { minCredits, maxCredits, step }) {
  const lower = Math.floor(credits / step) * step;
  return credits === null || lower < minCredits || lower >= maxCredits
    ? { nearestLower: null, nearestHigher: null }
    : { nearestLower: lower, nearestHigher: lower + step };
}
