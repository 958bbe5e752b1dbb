// How many decimals an amount has on the wire; for a few currencies not what Intl shows.
const WITHOUT_DECIMALS = new Set([
  "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
]);
const THREE_DECIMALS = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);
const PRICE_PATTERN = /^(\d+)(?:\.(\d+))?$/;

export function decimalsOf(currency) {
  return WITHOUT_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2;
}

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

export function formatMoney(minor, currency) {
  return money(currency).format(minor / 10 ** decimalsOf(currency));
}

/** The price of one credit of a pack: like money, but with at least three digits that mean something. */
export function formatPricePerCredit(minor, credits, currency) {
  const price = minor / 10 ** decimalsOf(currency) / credits;
  const usual = money(currency).resolvedOptions().maximumFractionDigits;
  return money(currency, { maximumFractionDigits: Math.max(usual, 2 - Math.floor(Math.log10(price))) }).format(price);
}

/** A price that was given as decimal text, shown with every digit it has. */
export function formatExactPrice(price, currency) {
  const given = price.split(".")[1]?.length ?? 0;
  const usual = money(currency).resolvedOptions().maximumFractionDigits;
  return money(currency, { maximumFractionDigits: Math.max(given, usual) }).format(price);
}

/** Whole minor units for a number of credits, rounded half up once: binary fractions would be off by one now and then. */
export function priceOf(credits, pricePerCredit, currency) {
  const [, whole, fraction = ""] = PRICE_PATTERN.exec(pricePerCredit);
  const scaled = BigInt(credits) * BigInt(whole + fraction) * 10n ** BigInt(decimalsOf(currency));
  const scale = 10n ** BigInt(fraction.length);
  return Number((2n * scaled + scale) / (2n * scale));
}

function money(currency, options = {}) {
  return new Intl.NumberFormat(undefined, { style: "currency", currency, ...options });
}
