import { clearBanner, showBanner } from "./banners.js";
import { createCustomAmount } from "./customAmount.js";
import { creditsUnit, formatCount, formatCredits, formatMoney, formatPricePerCredit } from "./money.js";
import { bestValue, currenciesOf, offersIn } from "./offers.js";
import { patiently } from "./patience.js";
import { describeMissing } from "./words.js";

/** The packs on sale, as cards. `onBuy(order, button)` is called for a click on one of them. */
export function createPacks({ api, onBuy }) {
  const section = document.getElementById("packs");
  const list = document.getElementById("pack-list");
  const slot = document.getElementById("packs-problem");
  const currencyChoice = document.getElementById("currency-choice");
  const currency = document.getElementById("currency");
  const custom = createCustomAmount({ onBuy });
  let packs = [];

  async function load() {
    section.setAttribute("aria-busy", "true");
    try {
      const sale = await patiently(() => api.packs());
      clearBanner(slot);
      packs = sale.packs;
      showCurrencies();
      showCards();
      custom.show(sale.custom);
      document.getElementById("packs-empty").hidden = packs.length > 0 || sale.custom !== null;
    } catch (problem) {
      showProblem(problem);
    } finally {
      section.setAttribute("aria-busy", "false");
    }
  }

  function showCurrencies() {
    const currencies = currenciesOf(packs);
    const chosen = currency.value;
    currency.replaceChildren(...currencies.map((each) => new Option(each.toUpperCase(), each, false, each === chosen)));
    currencyChoice.hidden = currencies.length < 2;
  }

  function showCards() {
    const offers = offersIn(currency.value, packs);
    const best = bestValue(offers);
    list.replaceChildren(...offers.map((offer) => card(offer, offer === best)));
  }

  function card(offer, isBest) {
    const item = document.getElementById("pack-card").content.firstElementChild.cloneNode(true);
    const set = (selector, text) => { item.querySelector(selector).textContent = text; };
    set(".pack-name", offer.name);
    set(".number", formatCount(offer.credits));
    set(".pack-credits .unit", creditsUnit(offer.credits));
    set(".price", formatMoney(offer.amount, offer.currency));
    set(".per-credit", `${formatPricePerCredit(offer.amount, offer.credits, offer.currency)} per credit`);
    set(".buy-label", `Buy ${formatCredits(offer.credits)}`);
    item.querySelector(".badge").hidden = !isBest;
    item.toggleAttribute("data-best", isBest);

    const button = item.querySelector("button");
    button.addEventListener("click", () => onBuy(orderFor(offer), button));
    return item;
  }

  function orderFor(offer) {
    // A currency is named only where the buyer had a choice; otherwise it is the API's to know.
    return currencyChoice.hidden ? { creditPack: offer.id } : { creditPack: offer.id, currency: offer.currency };
  }

  function showProblem(problem) {
    list.replaceChildren();
    showBanner(slot, {
      tone: "problem",
      ...describeMissing("The packs", problem),
      actions: [{ label: "Try again", run: load, notBeforeMs: problem.retryAfterMs ?? 0 }],
    });
  }

  currency.addEventListener("change", showCards);
  return { load };
}
