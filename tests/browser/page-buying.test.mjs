import assert from "node:assert/strict";
import { CUSTOM, PACKS, json, problem } from "./support/mockApi.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const START = "POST /api/credits/checkout-session";
const card = (page, name) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
const buy = (page, credits) => page.getByRole("button", { name: `Buy ${credits} credits`, exact: true });
const onSale = (sale) => ({ arrange: (api) => api.on("GET /api/credit-packs", () => json(sale)) });
const starts = (answer) => ({ arrange: (api) => api.on(START, answer) });
const keys = (api) => api.sent(START).map((request) => request.headers["idempotency-key"]);

scenario("Packs_are_cards_with_their_price_and_the_price_of_one_credit", { user: null }, async ({ page }) => {
  await seen(card(page, "Medium pack"));

  assert.match(await card(page, "Small pack").innerText(), /50\s+credits\s+\$49\.99\s+\$1\.00 per credit/);
  assert.match(await card(page, "Medium pack").innerText(), /120\s+credits\s+\$99\.99\s+\$0\.833 per credit/);
});

scenario("Only_the_pack_with_the_cheapest_credits_is_the_best_value", { user: null }, async ({ page }) => {
  await seen(card(page, "Large pack").getByText("Best value"));

  assert.equal(await page.getByText("Best value").filter({ visible: true }).count(), 1);
});

scenario("Packs_that_cost_the_same_per_credit_have_no_best_value",
  { user: null, ...onSale({ packs: [PACKS[0], { ...PACKS[0], id: "twice", credits: 100, prices: [{ amount: 9998, currency: "usd", decimals: 2 }] }], custom: null }) },
  async ({ page }) => {
    await seen(buy(page, 100));

    assert.equal(await page.getByText("Best value").filter({ visible: true }).count(), 0);
  });

scenario("A_custom_amount_is_offered_only_when_it_is_on_sale", {}, async ({ page }) => {
  await seen(buy(page, 50));

  assert.equal(await page.getByLabel("Number of credits").isVisible(), false);
});

scenario("A_custom_amount_shows_its_price_while_typing_and_can_be_bought", onSale({ packs: PACKS, custom: CUSTOM }), async ({ api, page }) => {
  await page.getByLabel("Number of credits").pressSequentially("125");
  await seen(page.getByText("$125.00"));
  await page.getByLabel("Number of credits").press("Enter");
  await page.waitForURL("**/paying.html");

  assert.deepEqual(api.sent(START)[0].body, { creditPack: "custom", credits: 125 });
});

scenario("A_custom_amount_out_of_range_is_explained_and_not_sent", onSale({ packs: PACKS, custom: CUSTOM }), async ({ api, page }) => {
  const credits = page.getByLabel("Number of credits");
  await credits.fill("9");
  await credits.press("Enter");

  await seen(page.getByText("Choose from 10 to 1,000 credits."));
  assert.equal(await credits.getAttribute("aria-invalid"), "true");
  assert.equal(api.sent(START).length, 0);
});

const DINARS = { minCredits: 100, maxCredits: 1000, step: 5, pricePerCredit: "0.014", currency: "kwd", decimals: 3 };

scenario("A_custom_amount_between_two_steps_suggests_the_nearest_ones_and_is_not_sent", onSale({ packs: PACKS, custom: DINARS }), async ({ api, page }) => {
  const credits = page.getByLabel("Number of credits");
  await seen(page.getByText("100 to 1,000 credits in steps of 5, KWD\u00a00.014 each."));
  await credits.fill("101");
  assert.equal(await page.locator("#custom-price").innerText(), "–");
  await credits.press("Enter");

  await seen(page.getByText("Choose from 100 to 1,000 credits, in steps of 5. The nearest amounts are 100 and 105."));
  assert.equal(api.sent(START).length, 0);
  await credits.fill("105");
  await seen(page.getByText("KWD\u00a01.470"));
  await credits.press("Enter");
  await page.waitForURL("**/paying.html");
  assert.deepEqual(api.sent(START)[0].body, { creditPack: "custom", credits: 105 });
});

scenario("An_amount_that_the_API_rejects_suggests_the_nearest_ones",
  { arrange: (api) => {
    api.on("GET /api/credit-packs", () => json({ packs: PACKS, custom: CUSTOM }));
    api.on(START, () => problem(400, "credits-out-of-range", { minCredits: 100, maxCredits: 1000, step: 5, nearestLower: 100, nearestHigher: 105 }));
  } },
  async ({ page }) => {
    await page.getByLabel("Number of credits").fill("101");
    await page.getByLabel("Number of credits").press("Enter");

    await seen(page.getByRole("alert").getByText("Choose from 100 to 1,000 credits, in steps of 5. The nearest amounts are 100 and 105."));
  });

scenario("With_several_currencies_the_order_contains_the_chosen_one",
  onSale({ packs: [{ ...PACKS[0], prices: [...PACKS[0].prices, { amount: 7500, currency: "jpy", decimals: 0 }] }], custom: null }),
  async ({ api, page }) => {
    await page.getByLabel("Currency").selectOption("JPY");
    await seen(page.getByText("¥7,500"));
    await buy(page, 50).click();
    await page.waitForURL("**/paying.html");

    assert.deepEqual(api.sent(START)[0].body, { creditPack: "small", currency: "jpy" });
  });

scenario("Buying_shows_a_spinner_on_that_card_only_and_opens_the_payment_page", starts(() => new Promise(() => {})), async ({ page }) => {
  await buy(page, 120).click();

  await seen(card(page, "Medium pack").locator(".spinner"));
  assert.equal(await page.locator(".buy .spinner").filter({ visible: true }).count(), 1);
  assert.equal(await page.getByRole("status").filter({ hasText: "Opening checkout" }).count(), 1);
});

scenario("A_double_click_starts_one_purchase", {}, async ({ api, page }) => {
  await buy(page, 50).dblclick();
  await page.waitForURL("**/paying.html");

  assert.equal(api.sent(START).length, 1);
  assert.match(keys(api)[0], /^[0-9a-f]{32}$/);
  assert.deepEqual(api.sent(START)[0].body, { creditPack: "small" });
});

scenario("A_purchase_can_be_started_with_the_keyboard_alone", {}, async ({ api, page }) => {
  await seen(buy(page, 50));
  for (let tab = 1; tab <= 10 && !(await buy(page, 50).evaluate((button) => button === document.activeElement)); tab += 1) {
    await page.keyboard.press("Tab");
  }

  await page.keyboard.press("Enter");
  await page.waitForURL("**/paying.html");
  assert.equal(api.sent(START).length, 1);
});

scenario("A_checkout_request_whose_response_was_lost_is_retried_with_the_same_key",
  { arrange: (api) => api.on(START, (_, count) => count < 2 ? null : json({ url: `${api.origin}/paying.html` })) },
  async ({ api, page }) => {
    await buy(page, 50).click();
    await page.waitForURL("**/paying.html");

    assert.equal(new Set(keys(api)).size, 1);
    assert.ok(keys(api).length > 1);
  });

scenario("A_retry_after_an_outage_keeps_its_key_and_a_later_purchase_gets_a_new_one",
  { arrange: (api) => api.on(START, (_, count) => count < 4 ? problem(503, "stripe-unavailable") : json({ url: `${api.origin}/paying.html` })) },
  async ({ api, page }) => {
    await buy(page, 50).click();
    await seen(page.getByRole("alert").getByText("The payment page cannot be opened right now."));
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForURL("**/paying.html");
    await page.goBack();
    await buy(page, 50).click();
    await page.waitForURL("**/paying.html");

    const sent = keys(api);
    assert.equal(sent.length, 5);
    assert.equal(new Set(sent.slice(0, 4)).size, 1);
    assert.notEqual(sent[4], sent[3]);
  });

scenario("A_retry_of_a_purchase_that_has_ended_starts_a_new_purchase",
  { arrange: (api) => api.on(START, (_, count) =>
    count <= 3 ? problem(503, "stripe-unavailable")
      : count === 4 ? problem(409, "purchase-ended", { purchaseId: "pur_1", purchaseStatus: "expired" })
        : json({ url: `${api.origin}/paying.html` })) },
  async ({ api, page }) => {
    await buy(page, 50).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForURL("**/paying.html");

    const sent = keys(api);
    assert.equal(sent.length, 5);
    assert.equal(new Set(sent.slice(0, 4)).size, 1);
    assert.notEqual(sent[4], sent[3]);
    assert.deepEqual(api.sent(START)[4].body, { creditPack: "small" });
  });

scenario("After_too_many_requests_the_page_shows_the_waiting_time_and_disables_the_button",
  { arrange: async (api, page) => {
    await page.clock.install();
    api.on(START, (_, count) => count < 2 ? problem(429, "too-many-requests", { headers: { "Retry-After": "40" } }) : json({ url: `${api.origin}/paying.html` }));
  } },
  async ({ api, page }) => {
    await buy(page, 50).click();
    await seen(page.getByText("Please wait 40 seconds, then try again."));
    const again = page.getByRole("button", { name: "Try again" });
    assert.equal(await again.isDisabled(), true);

    await page.clock.fastForward(40_000);
    await again.click();
    await page.waitForURL("**/paying.html");

    assert.equal(api.sent(START).length, 2);
  });

for (const address of ["http://pay.example.com/x", "javascript:alert(1)", "https://user:secret@pay.example.com/", "//pay.example.com", 7, null]) {
  scenario(`The_buyer_is_not_redirected_to_${address}`, starts(() => json({ url: address })), async ({ api, page }) => {
    await buy(page, 50).click();

    await seen(page.getByRole("alert").getByText("The payment page cannot be opened."));
    assert.equal(page.url(), `${api.origin}/`);
  });
}

scenario("A_pack_that_is_no_longer_on_sale_is_explained_and_disappears",
  { arrange: (api) => {
    api.on(START, () => {
      api.on("GET /api/credit-packs", () => json({ packs: PACKS.slice(1), custom: null }));
      return problem(404, "unknown-pack");
    });
  } },
  async ({ page }) => {
    await buy(page, 50).click();

    await seen(page.getByRole("alert").getByText("This pack is no longer on sale."));
    await eventually("the pack has been removed", async () => (await buy(page, 50).count()) === 0);
    await seen(buy(page, 120));
  });

scenario("A_buyer_who_does_not_reach_the_payment_page_can_start_a_new_purchase",
  { arrange: async (api, page) => {
    await page.clock.install();
    // A download does not leave the page, like a stopped navigation.
    api.on("GET /paying.html", () => ({ status: 200, headers: { "Content-Disposition": "attachment" }, body: "" }));
  } },
  async ({ api, page }) => {
    await buy(page, 50).click();
    await eventually("the payment page was requested", () => api.sent("GET /paying.html").length === 1);
    assert.equal(await buy(page, 120).getAttribute("aria-disabled"), "true");
    await page.clock.fastForward(15_000);
    await buy(page, 50).click();
    await eventually("the payment page was requested again", () => api.sent("GET /paying.html").length === 2);

    assert.equal(new Set(keys(api)).size, 2);
  });

scenario("Returning_with_the_back_button_clears_the_spinner", {}, async ({ page }) => {
  await buy(page, 50).click();
  await page.waitForURL("**/paying.html");
  await page.goBack();

  await seen(buy(page, 50));
  assert.equal(await page.locator(".buy .spinner").filter({ visible: true }).count(), 0);
  assert.notEqual(await buy(page, 50).getAttribute("aria-disabled"), "true");
});

scenario("Buying_while_signed_out_asks_to_sign_in_first", { user: null }, async ({ api, page }) => {
  await buy(page, 50).click();

  await seen(page.getByText("Please sign in to buy credits."));
  assert.equal(await page.getByLabel("User name").evaluate((input) => input === document.activeElement), true);
  assert.equal(api.sent(START).length, 0);
});
