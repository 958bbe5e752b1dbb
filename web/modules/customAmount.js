import { formatCount, formatCredits, formatExactPrice, formatMoney, priceOf } from "./money.js";
import { rangeInWords } from "./words.js";

/** The form for an amount of one's own, with its price while typing. */
export function createCustomAmount({ onBuy }) {
  const form = document.getElementById("custom");
  const input = document.getElementById("custom-credits");
  const price = document.getElementById("custom-price");
  const problem = document.getElementById("custom-problem");
  const button = form.querySelector("button");
  const label = form.querySelector(".buy-label");
  let limits = null;

  function show(custom) {
    limits = custom;
    form.hidden = custom === null;
    if (custom === null) {
      return;
    }

    const range = `${formatCount(custom.minCredits)} to ${formatCredits(custom.maxCredits)}`;
    const each = formatExactPrice(custom.pricePerCredit, custom.currency);
    document.getElementById("custom-range").textContent = `${range}, ${each} each.`;
    update();
  }

  function update() {
    const credits = readCredits(input.value);
    const isGood = isInRange(credits);
    price.textContent = isGood ? formatMoney(priceOf(credits, limits.pricePerCredit, limits.currency), limits.currency) : "–";
    label.textContent = isGood ? `Buy ${formatCredits(credits)}` : "Buy";
    if (isGood) {
      setProblem("");
    }
  }

  function isInRange(credits) {
    return credits !== null && credits >= limits.minCredits && credits <= limits.maxCredits;
  }

  function setProblem(text) {
    problem.textContent = text;
    input.setAttribute("aria-invalid", String(text !== ""));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const credits = readCredits(input.value);
    if (isInRange(credits)) {
      onBuy({ creditPack: "custom", credits }, button);
    } else {
      setProblem(rangeInWords(limits));
      input.focus();
    }
  });
  input.addEventListener("input", update);
  // Not while typing: a number is out of range until its last digit.
  input.addEventListener("change", () => setProblem(input.value === "" || isInRange(readCredits(input.value)) ? "" : rangeInWords(limits)));

  return { show };
}

/** A whole number as people type it, with or without grouping; null for anything else. */
export function readCredits(text) {
  const typed = text.trim();
  const isWhole = /^\d+$/.test(typed) || /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/.test(typed);
  return isWhole ? Number(typed.replace(/\D/g, "")) : null;
}
