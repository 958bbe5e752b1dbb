import { creditsUnit, formatCount, formatCredits, formatMoney, formatPricePerCredit } from "./money.js";

/** The packs on sale, as cards. A click on a buy button calls `onBuy(order, button)`. */
export function createPackCards({ onBuy }) {
  const list = document.getElementById("pack-list");
  const currencyChoice = document.getElementById("currency-choice");
  const currency = document.getElementById("currency");
  let packs = [];

  function show(onSale) {
    packs = onSale;
    showCurrencies();
    showCards();
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
    set(".price", formatMoney(offer.amount, offer));
    set(".per-credit", `${formatPricePerCredit(offer.amount, offer.credits, offer)} per credit`);
    set(".buy-label", `Buy ${formatCredits(offer.credits)}`);
    item.querySelector(".badge").hidden = !isBest;
    item.toggleAttribute("data-best", isBest);

    const button = item.querySelector("button");
    button.addEventListener("click", () => onBuy(orderFor(offer), button));
    return item;
  }

  function orderFor(offer) {
    // Send the currency only if the buyer could choose one.
    return currencyChoice.hidden ? { creditPack: offer.id } : { creditPack: offer.id, currency: offer.currency };
  }

  currency.addEventListener("change", showCards);
  return { show };
}

/** The currencies in which at least one pack is sold, in the order in which they first appear. */
function currenciesOf(packs) {
  return [...new Set(packs.flatMap((pack) => pack.prices.map((price) => price.currency)))];
}

/** The packs that are sold in a currency, each with its price in it. */
function offersIn(currency, packs) {
  return packs.flatMap((pack) =>
    pack.prices
      .filter((price) => price.currency === currency)
      .slice(0, 1)
      .map((price) => ({ id: pack.id, name: pack.name, credits: pack.credits, ...price })));
}

/** The offer with the cheapest credits; null if there is only one offer or a tie. */
function bestValue(offers) {
  // Cross-multiplied, because two equal quotients may differ in their last bit.
  const isCheaper = (a, b) => a.amount * b.credits < b.amount * a.credits;
  return offers.length > 1 && offers.find((offer) => offers.every((other) => other === offer || isCheaper(offer, other))) || null;
}
