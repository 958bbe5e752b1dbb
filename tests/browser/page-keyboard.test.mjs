import assert from "node:assert/strict";
import { CUSTOM, PACKS, json, problem } from "./support/mockApi.mjs";
import { OPS } from "./support/operator.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const START = "POST /api/credits/checkout-session";
const PACK_LIST = "GET /api/credit-packs";
const unavailable = () => problem(503, "storage-unavailable", { headers: { "Retry-After": "0" } });
const holds = (locator) => locator.evaluate((element) => element === document.activeElement);

/** The texts of the tab stops from the top of the page. */
async function stops(page) {
  const names = [];
  for (let pressed = 0; pressed < 30; pressed += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at === document.body ? null : (at.labels?.[0] ?? at).textContent.trim() || at.getAttribute("aria-label");
    });
    if (name === null || name === names[0]) {
      return names;
    }

    names.push(name);
  }

  return names;
}

scenario("The_tab_order_is_the_reading_order",
  { path: "/?checkout=canceled", arrange: (api) => {
    api.on(PACK_LIST, () => json({ packs: PACKS, custom: CUSTOM }));
    api.on("GET /api/payments/history", () => json({ payments: [], nextCursor: "more" }));
  } },
  async ({ page }) => {
    await seen(page.getByRole("button", { name: "Show more payments" }));
    await seen(page.getByLabel("Number of credits"));

    assert.deepEqual(await stops(page), [
      "Skip to content", "Sign out", "Dismiss message", "Buy 50 credits", "Buy 120 credits", "Buy 300 credits", "Number of credits", "Buy", "Show more payments",
    ]);
  });

scenario("The_first_tab_stop_skips_the_header", {}, async ({ page }) => {
  await seen(page.getByRole("button", { name: "Buy 50 credits" }));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");

  assert.ok(await holds(page.getByRole("button", { name: "Buy 50 credits" })));
});

scenario("After_a_successful_retry_the_focus_stays_near_the_banner", { user: null, arrange: (api) => api.on(PACK_LIST, unavailable) }, async ({ api, page }) => {
  await seen(page.getByText("The packs cannot be shown right now."));
  api.on(PACK_LIST, () => json({ packs: PACKS, custom: null }));
  await page.getByRole("button", { name: "Try again" }).press("Enter");
  await seen(page.getByRole("button", { name: "Buy 50 credits" }));
  assert.ok(await holds(page.getByRole("heading", { name: "Buy credits" })));
  await page.keyboard.press("Tab");

  assert.ok(await holds(page.getByRole("button", { name: "Buy 50 credits" })));
});

scenario("After_a_failed_retry_the_focus_is_on_the_new_retry_button", { user: null, arrange: (api) => api.on(PACK_LIST, unavailable) }, async ({ api, page }) => {
  await seen(page.getByText("The packs cannot be shown right now."));
  const before = api.sent(PACK_LIST).length;
  await page.getByRole("button", { name: "Try again" }).press("Enter");
  await eventually("three more requests were sent", () => api.sent(PACK_LIST).length === before + 3);

  await eventually("the button has the focus", () => holds(page.getByRole("button", { name: "Try again" })));
});

scenario("Retrying_or_dismissing_a_failed_purchase_focuses_the_pack", { arrange: (api) => api.on(START, unavailable) }, async ({ page }) => {
  const buy = page.getByRole("button", { name: "Buy 50 credits" });
  await buy.press("Enter");
  await page.getByRole("button", { name: "Try again" }).press("Enter");
  assert.ok(await holds(buy));
  await page.getByRole("button", { name: "Dismiss message" }).press("Enter");

  assert.ok(await holds(buy));
});

scenario("After_a_successful_retry_the_operators_page_focuses_the_title_of_the_view",
  { user: null, path: "/ops.html#/events/evt_1", arrange: (api) => api.on(`GET ${OPS}/events/evt_1`, unavailable) },
  async ({ api, page }) => {
    await page.getByLabel("Function key").fill("local");
    await page.keyboard.press("Enter");
    await seen(page.getByRole("button", { name: "Try again" }));
    api.on(`GET ${OPS}/events/evt_1`, () => json({ eventId: "evt_1", type: "refund.created", outcome: "applied", attempts: 1 }));
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await seen(page.getByText("refund.created"));

    assert.ok(await holds(page.getByRole("heading", { name: "Event", exact: true })));
  });
