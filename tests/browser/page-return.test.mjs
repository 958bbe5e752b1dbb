import assert from "node:assert/strict";
import { signIn } from "./support/browser.mjs";
import { json, problem } from "./support/mockApi.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const STATUS = "GET /api/credits/checkout-session";
const BACK = "/?checkout=success&session_id=cs_test_abc";
const banner = (page) => page.locator("#checkout-banner");
const purchase = (status, more = {}) =>
  json({ purchaseId: "p1", sessionId: "cs_test_abc", status, credits: 50, creditsGranted: 0, balance: 1250, ...more });
const paid = (api) => {
  api.on("GET /api/credits/balance", () => json({ balance: 1300, updatedAt: "2026-03-14T09:27:10Z" }));
  return purchase("completed", { creditsGranted: 50, balance: 1300 });
};
const answers = (answer) => ({ path: BACK, arrange: (api) => api.on(STATUS, (_, count) => answer(count, api)) });

scenario("After_a_purchase_the_page_waits_for_the_credits_and_shows_the_new_balance",
  answers((count, api) => count < 3 ? purchase("pending") : paid(api)),
  async ({ api, page }) => {
    await seen(banner(page).getByText("Waiting for your credits"));
    await seen(page.locator("#balance").getByText("1,250"));

    await seen(banner(page).getByText("50 credits added"));
    await seen(banner(page).getByText("Your new balance is 1,300 credits."));
    await seen(page.locator("#balance").getByText("1,300"));
    assert.equal(api.sent(STATUS)[0].pathname, "/api/credits/checkout-session/cs_test_abc");
  });

scenario("A_late_response_with_an_older_balance_is_not_shown",
  { path: BACK, arrange: (api) => {
    let release;
    const isPaid = new Promise((resolve) => { release = resolve; });
    api.on(STATUS, () => purchase("completed", { creditsGranted: 50, balance: 1300 }));
    api.on("GET /api/credits/balance", async (_, count) => {
      await isPaid;
      return json({ balance: count === 1 ? 1250 : 1300, updatedAt: "2026-03-14T09:27:10Z" });
    });
    api.release = release;
  } },
  async ({ api, page }) => {
    await seen(banner(page).getByText("50 credits added"));
    await page.evaluate(() => {
      window.balances = [];
      const credits = document.getElementById("balance-credits");
      new MutationObserver(() => window.balances.push(credits.textContent)).observe(credits, { childList: true });
    });
    api.release();
    await seen(page.getByText("Last changed"));

    assert.deepEqual(await page.evaluate(() => window.balances), ["1,300"]);
    assert.equal(await page.locator("#balance-credits").innerText(), "1,300");
  });

scenario("A_reload_does_not_show_the_purchase_banner_again", answers((count, api) => paid(api)), async ({ api, page }) => {
  await seen(banner(page).getByText("50 credits added"));
  assert.equal(page.url(), `${api.origin}/`);

  await page.reload();
  await seen(page.locator("#balance").getByText("1,300"));
  assert.equal(await banner(page).innerText(), "");
});

scenario("Only_the_parameters_of_Checkout_are_removed_from_the_address",
  { ...answers((count, api) => paid(api)), path: `${BACK}&theme=plain#packs` },
  async ({ api, page }) => {
    await seen(banner(page).getByText("50 credits added"));

    assert.equal(page.url(), `${api.origin}/?theme=plain#packs`);
  });

const endings = {
  failed: "Your payment did not go through",
  expired: "This checkout has expired",
  review: "We are reviewing your payment",
  partially_refunded: "Part of this purchase was refunded",
  refunded: "This purchase was refunded",
  disputed: "This payment is disputed",
  dispute_lost: "This payment was returned to you",
};
for (const [status, words] of Object.entries(endings)) {
  scenario(`A_${status}_purchase_shows_its_banner_once`, answers(() => purchase(status)), async ({ api, page }) => {
    await seen(banner(page).getByText(words));

    assert.equal(page.url(), `${api.origin}/`);
    assert.equal(api.sent(STATUS).length, 1);
  });
}

const disputes = [
  ["disputed", 0, "We removed its credits until the bank decides."],
  ["disputed", 25, "We removed its credits until the bank decides."],
  ["disputed", 50, "The bank has not decided yet."],
  ["dispute_lost", 0, "Its credits were removed."],
  ["dispute_lost", 26, "Its credits were removed, except for 26 credits."],
];
for (const [status, creditsGranted, words] of disputes) {
  scenario(`A_${status}_payment_with_${creditsGranted}_of_50_credits_is_explained`, answers(() => purchase(status, { creditsGranted })), async ({ page }) => {
    await seen(banner(page).getByText(words));
  });
}

scenario("A_delayed_payment_is_explained_and_polled_until_it_is_confirmed",
  answers((count, api) => count < 2 ? purchase("processing") : paid(api)),
  async ({ api, page }) => {
    await seen(banner(page).getByText("Your payment is still being processed"));
    assert.equal(page.url(), api.origin + BACK);

    await seen(banner(page).getByText("50 credits added"));
  });

scenario("A_payment_that_is_being_processed_refreshes_the_payment_history",
  { path: BACK, arrange: (api) => {
    let status = "pending";
    const payment = () => ({ purchaseId: "p1", creditPack: "small", credits: 50, amount: 4999, currency: "usd", decimals: 2, status, refundedAmount: 0,
      sessionId: "cs_test_abc", createdAt: "2026-03-14T09:26:53Z", completedAt: null });
    api.on("GET /api/payments/history", () => json({ payments: [payment()], nextCursor: null }));
    api.on(STATUS, (_, count) => {
      status = count < 3 ? "pending" : "processing";
      return purchase(status);
    });
  } },
  async ({ page }) => {
    await seen(page.locator("#payments").getByText("Not paid yet"));

    await seen(page.locator("#payments").getByText("Processing"));
  });

scenario("The_page_waits_for_the_credits_of_a_completed_purchase",
  answers((count, api) => count < 2 ? purchase("completed") : paid(api)),
  async ({ page }) => {
    await seen(banner(page).getByText("Waiting for your credits"));

    await seen(banner(page).getByText("50 credits added"));
  });

scenario("Polling_slows_down_then_stops_and_can_be_resumed",
  { path: BACK, arrange: async (api, page) => {
    await page.clock.install();
    api.on(STATUS, () => purchase("pending"));
  } },
  async ({ api, page }) => {
    const until = (words) => eventually(words, async () => {
      await page.clock.fastForward(10_000);
      return banner(page).getByText(words).isVisible();
    });
    await until("Still waiting for your credits");
    await until("Your credits have not arrived yet");
    const asked = api.sent(STATUS).length;
    api.on(STATUS, () => paid(api));
    await page.getByRole("button", { name: "Check again" }).click();

    await seen(banner(page).getByText("50 credits added"));
    assert.equal(api.sent(STATUS).length, asked + 1);
  });

scenario("An_unchanged_status_is_not_announced_again",
  { path: BACK, arrange: (api) => api.on(STATUS, () => purchase("pending")) },
  async ({ api, page }) => {
    await seen(banner(page).getByText("Waiting for your credits"));
    await page.evaluate(() => {
      window.changes = 0;
      new MutationObserver(() => { window.changes += 1; }).observe(document.getElementById("checkout-banner"), { childList: true, subtree: true });
    });
    const asked = api.sent(STATUS).length;
    await eventually("two more responses", () => api.sent(STATUS).length >= asked + 3);

    assert.equal(await page.evaluate(() => window.changes), 0);
  });

scenario("Polling_stays_within_the_limit_of_the_API_in_the_first_minute",
  { path: BACK, arrange: async (api, page) => {
    await page.clock.install();
    api.on(STATUS, () => purchase("pending"));
  } },
  async ({ api, page }) => {
    await seen(banner(page).getByText("Waiting for your credits"));
    for (let second = 0; second < 60; second += 1) {
      await page.clock.runFor(1_000);
    }

    assert.ok(api.sent(STATUS).length > 3, "the page polls");
    assert.ok(api.sent(STATUS).length <= 20, `asked ${api.sent(STATUS).length} times`);
  });

scenario("Polling_reports_an_outage_and_continues_after_it",
  answers((count, api) => count < 4 ? problem(503, "storage-unavailable") : paid(api)),
  async ({ page }) => {
    await seen(banner(page).getByText("We keep checking for your credits."));
    await page.getByRole("button", { name: "Try now" }).click();

    await seen(banner(page).getByText("50 credits added"));
  });

for (const [slug, status] of [["not-found", 404], ["invalid-request", 400]]) {
  scenario(`A_session_that_is_${slug}_shows_a_neutral_message`, answers(() => problem(status, slug)), async ({ api, page }) => {
    await seen(banner(page).getByText("This is not one of your credit purchases"));

    assert.equal(await banner(page).locator(".banner").getAttribute("data-tone"), "neutral");
    assert.equal(page.url(), `${api.origin}/`);
  });
}

scenario("A_return_without_a_session_sends_no_request", { path: "/?checkout=success" }, async ({ api, page }) => {
  await seen(banner(page).getByText("This is not one of your credit purchases"));

  assert.equal(api.sent(STATUS).length, 0);
});

scenario("A_canceled_checkout_shows_that_nothing_was_charged", { path: "/?checkout=canceled" }, async ({ api, page }) => {
  await seen(banner(page).getByText("Checkout canceled"));
  await seen(banner(page).getByText("You have not been charged."));
  assert.equal(page.url(), `${api.origin}/`);

  await page.getByRole("button", { name: "Dismiss message" }).click();
  assert.equal(await banner(page).innerText(), "");
});

scenario("A_buyer_who_returns_signed_out_sees_the_purchase_after_signing_in",
  { ...answers((count, api) => paid(api)), user: null },
  async ({ api, page }) => {
    await seen(banner(page).getByText("Sign in to see your purchase"));
    assert.equal(api.sent(STATUS).length, 0);

    await signIn(page, "alice");
    await seen(banner(page).getByText("50 credits added"));
  });
