const PRICE_PATTERN = /^(\d+)(?:\.(\d+))?$/;

export function formatCount(count) {
  return new Intl.NumberFormat().format(count);
}

/** "+50", "−20". */
export function formatSigned(count) {
  return new Intl.NumberFormat(undefined, { signDisplay: "exceptZero" }).format(count);
}

/** "1 credit", "50 credits". */
export function formatCredits(count) {
  return `${formatCount(count)} ${creditsUnit(count)}`;
}

export function creditsUnit(count) {
  return Math.abs(count) === 1 ? "credit" : "credits";
}

/**
 * Formats an amount in minor units with the decimals that the API returns. For some currencies the browser's decimals
 * differ from Stripe's, and the displayed price must be the price charged.
 */
export function formatMoney(minor, { currency, decimals }) {
  return format(minor / 10 ** decimals, currency, decimals, decimals);
}

/** The price of one credit of a pack, with at least three significant digits. */
export function formatPricePerCredit(minor, credits, { currency, decimals }) {
  const price = minor / 10 ** decimals / credits;
  return format(price, currency, decimals, Math.max(decimals, 2 - Math.floor(Math.log10(price))));
}

/** The price per credit of a custom amount, with all its digits. */
export function formatExactPrice({ pricePerCredit, currency, decimals }) {
  const given = pricePerCredit.split(".")[1]?.length ?? 0;
  return format(pricePerCredit, currency, decimals, Math.max(decimals, given));
}

/** The price of a custom amount in minor units, rounded half up once. Uses integers, because binary fractions would sometimes be off by one. */
export function priceOf(credits, { pricePerCredit, decimals }) {
  const [, whole, fraction = ""] = PRICE_PATTERN.exec(pricePerCredit);
  const scaled = BigInt(credits) * BigInt(whole + fraction) * 10n ** BigInt(decimals);
  const scale = 10n ** BigInt(fraction.length);
  return Number((2n * scaled + scale) / (2n * scale));
}

function format(price, currency, minimumFractionDigits, maximumFractionDigits) {
  return new Intl.NumberFormat(undefined, { style: "currency", currency, minimumFractionDigits, maximumFractionDigits }).format(price);
}
