import assert from "node:assert/strict";
import { json, problem } from "./support/mockApi.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const PAYMENTS = "GET /api/payments/history";
const LEDGER = "GET /api/credits/ledger";
const BALANCE = "GET /api/credits/balance";
const payments = (page) => page.getByRole("region", { name: "Payments" });
const ledger = (page) => page.getByRole("region", { name: "Credit history" });

const payment = (more = {}) => ({
  purchaseId: "p1", creditPack: "small", credits: 50, amount: 4999, currency: "usd", decimals: 2, status: "completed", refundedAmount: 0,
  sessionId: "cs_test_1", createdAt: "2026-03-14T09:20:00Z", completedAt: "2026-03-14T09:26:53Z", ...more,
});
const entry = (sequence, credits, balanceAfter, more = {}) => ({
  sequence, kind: credits > 0 ? "grant" : "spend", credits, balanceAfter, purchaseId: null, eventId: null, reason: null, cause: "x",
  at: "2026-03-14T09:26:53Z", ...more,
});
const bought = (...rows) => ({ arrange: (api) => api.on(PAYMENTS, () => json({ payments: rows, nextCursor: null })) });
const moved = (...rows) => ({ arrange: (api) => api.on(LEDGER, () => json({ entries: rows, nextCursor: null })) });

scenario("A_payment_shows_its_credits_price_day_and_status", bought(payment()), async ({ page }) => {
  await seen(payments(page).getByRole("listitem"));

  assert.match(await payments(page).getByRole("listitem").innerText(), /50 credits\s+\$49\.99\s+Paid\s+Mar 14, 2026/);
});

scenario("A_refund_is_shown_with_its_amount",
  bought(payment({ status: "partially_refunded", refundedAmount: 1000 })),
  async ({ page }) => {
    await seen(payments(page).getByText("Partly refunded"));
    await seen(payments(page).getByText("$10.00 refunded"));
  });

scenario("A_payment_and_its_refund_are_shown_in_the_charged_currency",
  bought(payment({ amount: 24700, refundedAmount: 12350, currency: "all", status: "partially_refunded" })),
  async ({ page }) => {
    await seen(payments(page).getByText("ALL\u00a0247.00"));
    await seen(payments(page).getByText("ALL\u00a0123.50 refunded"));
  });

for (const [status, words] of Object.entries({ pending: "Not paid yet", dispute_lost: "Returned", review: "Under review", processing: "Processing" })) {
  scenario(`A_${status}_payment_has_a_readable_status`, bought(payment({ status, completedAt: null })), async ({ page }) => {
    await seen(payments(page).getByText(words));
  });
}

scenario("An_empty_payment_history_shows_a_message", bought(), async ({ page }) => {
  await seen(payments(page).getByText("You have not bought anything yet."));
});

scenario("The_credit_history_shows_every_entry_with_the_balance_after_it",
  moved(entry(2, -20, 30, { reason: "12 pages translated" }), entry(1, 50, 50)),
  async ({ page }) => {
    const rows = ledger(page).getByRole("listitem");
    await seen(rows);

    assert.match(await rows.nth(0).innerText(), /Used\s+-20\s+Mar 14, 2026, 9:26.AM\s+12 pages translated\s+Balance 30/);
    assert.match(await rows.nth(1).innerText(), /Credits added\s+\+50\s+.*\s+Balance 50/);
  });

scenario("A_long_history_loads_page_by_page_until_its_end",
  { arrange: (api) => api.on(LEDGER, ({ search }) => json(search.get("cursor") === "next"
    ? { entries: [entry(1, 50, 50)], nextCursor: null }
    : { entries: [entry(3, 10, 40), entry(2, -20, 30)], nextCursor: "next" })) },
  async ({ page }) => {
    await ledger(page).getByRole("button", { name: "Show more of your credit history" }).click();
    await seen(ledger(page).getByText("Balance 50"));

    assert.equal(await ledger(page).getByRole("listitem").count(), 3);
    assert.equal(await ledger(page).getByRole("button").filter({ visible: true }).count(), 0);
    await eventually("the first new row has the focus",
      () => ledger(page).getByRole("listitem").nth(2).evaluate((row) => row === document.activeElement));
  });

scenario("The_histories_are_hidden_if_the_API_does_not_have_them", {}, async ({ page }) => {
  await seen(page.locator("#balance").getByText("1,250"));
  await page.waitForLoadState("networkidle");

  assert.equal(await payments(page).count(), 0);
  assert.equal(await ledger(page).count(), 0);
});

scenario("A_history_that_failed_to_load_can_be_retried",
  { arrange: (api) => api.on(PAYMENTS, () => problem(503, "storage-unavailable", { headers: { "Retry-After": "0" } })) },
  async ({ api, page }) => {
    await seen(page.getByText("Your payments cannot be shown right now."));
    api.on(PAYMENTS, () => json({ payments: [payment()], nextCursor: null }));
    await payments(page).getByRole("button", { name: "Try again" }).click();

    await seen(payments(page).getByText("$49.99"));
    assert.equal(await page.getByText("right now").count(), 0);
  });

scenario("A_changed_balance_refreshes_the_histories", moved(), async ({ api, page }) => {
  await seen(ledger(page).getByText("You have no credit history yet."));
  api.on(BALANCE, () => json({ balance: 1230, updatedAt: "2026-03-14T10:00:00Z" }));
  api.on(LEDGER, () => json({ entries: [entry(1, -20, 1230)], nextCursor: null }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  await seen(ledger(page).getByText("Balance 1,230"));
});

scenario("Signing_in_as_another_user_shows_no_data_of_the_previous_one", bought(payment()), async ({ api, page }) => {
  await seen(payments(page).getByText("$49.99"));
  api.on("POST /api/credits/checkout-session", () => problem(401, "unauthorized"));
  await page.getByRole("button", { name: "Buy 50 credits" }).click();
  await seen(page.getByText("Please sign in to buy credits."));

  assert.equal(await page.getByText("$49.99").filter({ visible: true }).count(), 1, "only the pack's price is left");
});

scenario("The_reason_of_an_entry_is_shown_as_text_and_not_as_markup", moved(entry(1, -1, 0, { reason: "<img src=x onerror=alert(1)>" })), async ({ page }) => {
  await seen(ledger(page).getByText("<img src=x onerror=alert(1)>"));
});
