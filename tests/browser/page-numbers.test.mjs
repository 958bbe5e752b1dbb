import assert from "node:assert/strict";
import { scenario } from "./support/scenario.mjs";

/** Calls a function of one of the page's modules, in the page: numbers are shown by the browser's own rules. */
const call = (page, module, name, ...values) =>
  page.evaluate(async ([path, member, given]) => (await import(path))[member](...given), [`/modules/${module}.js`, name, values]);

const anonymous = { user: null };

const prices = [
  { credits: 500, price: "0.014", currency: "usd", minor: 700 },
  { credits: 71, price: "0.014", currency: "usd", minor: 99 },
  { credits: 1, price: "0.005", currency: "usd", minor: 1 },
  { credits: 3, price: "0.015", currency: "usd", minor: 5 },
  { credits: 100, price: "1.005", currency: "usd", minor: 10050 },
  { credits: 100, price: "2", currency: "jpy", minor: 200 },
  { credits: 100, price: "0.0145", currency: "kwd", minor: 1450 },
];
scenario("A_custom_amount_costs_its_exact_price_rounded_half_up_once", anonymous, async ({ page }) => {
  for (const { credits, price, currency, minor } of prices) {
    assert.equal(await call(page, "money", "priceOf", credits, price, currency), minor, `${credits} at ${price} ${currency}`);
  }
});

scenario("Amounts_are_shown_with_the_decimals_of_their_currency", anonymous, async ({ page }) => {
  assert.equal(await call(page, "money", "formatMoney", 123456, "usd"), "$1,234.56");
  assert.equal(await call(page, "money", "formatMoney", 5000, "jpy"), "¥5,000");
  assert.equal(await call(page, "money", "formatMoney", 1234, "kwd"), "KWD\u00a01.234");
});

scenario("The_price_of_one_credit_keeps_three_digits_that_mean_something", anonymous, async ({ page }) => {
  assert.equal(await call(page, "money", "formatPricePerCredit", 4999, 50, "usd"), "$1.00");
  assert.equal(await call(page, "money", "formatPricePerCredit", 19999, 300, "usd"), "$0.667");
  assert.equal(await call(page, "money", "formatPricePerCredit", 125, 100_000, "usd"), "$0.0000125");
  assert.equal(await call(page, "money", "formatPricePerCredit", 500, 200, "jpy"), "¥2.5");
});

scenario("A_single_credit_is_not_credits", anonymous, async ({ page }) => {
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

scenario("A_number_is_read_with_or_without_grouping_and_never_guessed", anonymous, async ({ page }) => {
  for (const [text, credits] of Object.entries(typed)) {
    assert.equal(await call(page, "customAmount", "readCredits", text), credits, `"${text}"`);
  }
});
