/** The currencies in which at least one pack is sold, in the order in which they first appear. */
export function currenciesOf(packs) {
  return [...new Set(packs.flatMap((pack) => pack.prices.map((price) => price.currency)))];
}

/** The packs that can be bought in a currency, each with its one price there. */
export function offersIn(currency, packs) {
  return packs.flatMap((pack) =>
    pack.prices
      .filter((price) => price.currency === currency)
      .slice(0, 1)
      .map((price) => ({ id: pack.id, name: pack.name, credits: pack.credits, ...price })));
}

/** The one offer whose credits are cheapest; null where there is nothing to compare or a tie. */
export function bestValue(offers) {
  // Cross-multiplied, because two quotients that should be equal may differ in their last bit.
  const isCheaper = (a, b) => a.amount * b.credits < b.amount * a.credits;
  return offers.length > 1 && offers.find((offer) => offers.every((other) => other === offer || isCheaper(offer, other))) || null;
}

/** A whole number as people type it, with or without grouping; null for anything else. */
export function readCredits(text) {
  const typed = text.trim();
  const isWhole = /^\d+$/.test(typed) || /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/.test(typed);
  return isWhole ? Number(typed.replace(/\D/g, "")) : null;
}
