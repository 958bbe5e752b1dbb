import assert from "node:assert/strict";
import { scenario } from "./support/scenario.mjs";

/** Calls a function of a module in the page, because number formatting depends on the browser. */
const call = (page, module, name, ...values) =>
  page.evaluate(async ([path, member, given]) => (await import(path))[member](...given), [`/modules/${module}.js`, name, values]);

const anonymous = { user: null };

const custom = [
  { credits: 500, pricePerCredit: "0.014", decimals: 2, minor: 700 },
  { credits: 71, pricePerCredit: "0.014", decimals: 2, minor: 99 },
  { credits: 1, pricePerCredit: "0.005", decimals: 2, minor: 1 },
  { credits: 3, pricePerCredit: "0.015", decimals: 2, minor: 5 },
  { credits: 100, pricePerCredit: "1.005", decimals: 2, minor: 10050 },
  { credits: 100, pricePerCredit: "2", decimals: 0, minor: 200 },
  { credits: 100, pricePerCredit: "0.0145", decimals: 3, minor: 1450 },
];
scenario("A_custom_amount_costs_its_exact_price_rounded_half_up_once", anonymous, async ({ page }) => {
  for (const { credits, minor, ...price } of custom) {
    assert.equal(await call(page, "money", "priceOf", credits, price), minor, `${credits} at ${price.pricePerCredit}`);
  }
});

// For all, huf and ugx the decimals of the browser differ from Stripe's.
const amounts = [
  { minor: 123456, currency: "usd", decimals: 2, shown: "$1,234.56" },
  { minor: 5000, currency: "jpy", decimals: 0, shown: "¥5,000" },
  { minor: 1230, currency: "kwd", decimals: 3, shown: "KWD\u00a01.230" },
  { minor: 12350, currency: "all", decimals: 2, shown: "ALL\u00a0123.50" },
  { minor: 99950, currency: "huf", decimals: 2, shown: "HUF\u00a0999.50" },
  { minor: 50000, currency: "isk", decimals: 2, shown: "ISK\u00a0500.00" },
  { minor: 370000, currency: "ugx", decimals: 2, shown: "UGX\u00a03,700.00" },
];
scenario("Amounts_are_shown_with_the_decimals_from_the_API", anonymous, async ({ page }) => {
  for (const { minor, shown, ...money } of amounts) {
    assert.equal(await call(page, "money", "formatMoney", minor, money), shown);
  }
});

scenario("The_price_of_one_credit_keeps_three_significant_digits", anonymous, async ({ page }) => {
  const [usd, jpy, all] = [{ currency: "usd", decimals: 2 }, { currency: "jpy", decimals: 0 }, { currency: "all", decimals: 2 }];
  assert.equal(await call(page, "money", "formatPricePerCredit", 4999, 50, usd), "$1.00");
  assert.equal(await call(page, "money", "formatPricePerCredit", 19999, 300, usd), "$0.667");
  assert.equal(await call(page, "money", "formatPricePerCredit", 125, 100_000, usd), "$0.0000125");
  assert.equal(await call(page, "money", "formatPricePerCredit", 500, 200, jpy), "¥2.5");
  assert.equal(await call(page, "money", "formatPricePerCredit", 1235000, 100, all), "ALL\u00a0123.50");
});

scenario("The_price_per_credit_of_a_custom_amount_keeps_every_digit", anonymous, async ({ page }) => {
  assert.equal(await call(page, "money", "formatExactPrice", { pricePerCredit: "0.0145", currency: "kwd", decimals: 3 }), "KWD\u00a00.0145");
  assert.equal(await call(page, "money", "formatExactPrice", { pricePerCredit: "2", currency: "huf", decimals: 2 }), "HUF\u00a02.00");
});

scenario("One_credit_is_singular", anonymous, async ({ page }) => {
  assert.equal(await call(page, "money", "formatCredits", 1), "1 credit");
  assert.equal(await call(page, "money", "formatCredits", 1000), "1,000 credits");
});

const typed = {
  "1500": 1500,
  " 1,500 ": 1500,
  "1.500": 1500,
  "1 234 567": 1234567,
  "1.5": null,
  "15,00": null,
  "1,234.567": null,
  "-5": null,
  "1e3": null,
  "": null,
};

scenario("A_number_of_credits_is_parsed_with_or_without_grouping", anonymous, async ({ page }) => {
  for (const [text, credits] of Object.entries(typed)) {
    assert.equal(await call(page, "customAmount", "readCredits", text), credits, `"${text}"`);
  }
});
