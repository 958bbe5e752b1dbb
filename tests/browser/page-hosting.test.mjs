import assert from "node:assert/strict";
import { CUSTOM, PACKS, json, problem, startMockApi } from "./support/mockApi.mjs";
import { signIn } from "./support/browser.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const PACK_LIST = "GET /api/credit-packs";
const BALANCE = "GET /api/credits/balance";
const down = () => problem(503, "storage-unavailable", { headers: { "Retry-After": "0" } });

scenario("The_content_security_policy_blocks_inline_scripts_inline_styles_markup_and_other_hosts", { user: null }, async ({ page, complaints }) => {
  const outcome = await page.evaluate(async () => {
    const add = (name, text) => document.head.append(Object.assign(document.createElement(name), { textContent: text }));
    const attempts = {
      script: () => add("script", "window.ran = true"),
      style: () => add("style", "body { display: none }"),
      markup: () => { document.body.innerHTML = "<p>replaced</p>"; },
    };
    for (const attempt of Object.values(attempts)) {
      try {
        attempt();
      } catch {
        // Only the state afterwards matters.
      }
    }

    return {
      ran: window.ran === true,
      display: getComputedStyle(document.body).display,
      replaced: document.querySelector("main") === null,
      reached: await fetch("https://elsewhere.example/").then(() => true, () => false),
    };
  });

  assert.deepEqual(outcome, { ran: false, display: "flex", replaced: false, reached: false });
  // Trusted types throw without a console message; the other violations are logged.
  const blocked = complaints.splice(0).join("\n");
  assert.match(blocked, /style-src 'self'/);
  assert.match(blocked, /connect-src 'self'/);
});

async function useRemote(page, remote) {
  await page.route("**/config.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: `export const config = { apiBase: "${remote.origin}", signIn: { kind: "development" } };`,
  }));
  await page.reload();
}

for (const [exposed, words] of [["", "Please try again in a moment."], ["Retry-After", "Please wait 40 seconds, then try again."]]) {
  scenario(`An_app_on_another_origin_that_exposes_${exposed || "nothing"}_is_waited_for_in_words_that_fit`, { user: null }, async ({ page }) => {
    const remote = await startMockApi({ allowAnyOrigin: true });
    try {
      remote.on("POST /api/credits/checkout-session",
        () => problem(429, "too-many-requests", { headers: { "Retry-After": "40", "Access-Control-Expose-Headers": exposed } }));
      await useRemote(page, remote);
      await signIn(page, "alice");
      await page.getByRole("button", { name: "Buy 50 credits" }).click();

      await seen(page.getByRole("alert").getByText(words));
      assert.equal(await page.getByRole("button", { name: "Try again" }).isEnabled(), exposed === "");
      assert.equal(remote.sent("POST /api/credits/checkout-session").length, exposed === "" ? 3 : 1);
    } finally {
      await remote.stop();
    }
  });
}

scenario("The_page_works_against_an_app_on_another_origin_without_cookies", { user: null }, async ({ page, context }) => {
  const remote = await startMockApi({ allowAnyOrigin: true });
  try {
    await context.addCookies([{ name: "session", value: "1", url: remote.origin }]);
    await useRemote(page, remote);
    await signIn(page, "alice");
    await seen(page.locator("#balance").getByText("1,250"));
    await page.getByRole("button", { name: "Buy 50 credits" }).click();
    await page.waitForURL(`${remote.origin}/paying.html`);

    assert.deepEqual(remote.requests.filter(({ route, headers }) => headers.cookie && !route.endsWith(".html")), []);
  } finally {
    await remote.stop();
  }
});

scenario("During_an_outage_each_part_of_the_page_shows_a_problem_and_can_be_retried",
  { arrange: (api) => { api.on(PACK_LIST, down); api.on(BALANCE, down); } },
  async ({ api, page }) => {
    await seen(page.getByText("Your balance cannot be shown right now."));
    await seen(page.getByText("The packs cannot be shown right now."));
    api.on(PACK_LIST, () => json({ packs: PACKS, custom: null }));
    api.on(BALANCE, () => json({ balance: 7, updatedAt: "2026-03-14T09:26:53Z" }));
    await page.locator("#balance").getByRole("button", { name: "Try again" }).click();
    await page.locator("#packs").getByRole("button", { name: "Try again" }).click();

    await seen(page.locator("#balance").getByText("7"));
    await seen(page.getByRole("button", { name: "Buy 300 credits" }));
    assert.equal(await page.getByText("right now").count(), 0);
  });

scenario("A_single_network_failure_shows_no_problem",
  { user: null, arrange: (api) => api.on(PACK_LIST, (_, count) => count === 1 ? null : json({ packs: PACKS, custom: null })) },
  async ({ page }) => {
    await seen(page.getByRole("button", { name: "Buy 50 credits" }));

    assert.equal(await page.getByText("right now").count(), 0);
  });

scenario("A_response_that_is_not_JSON_shows_a_problem",
  { user: null, arrange: (api) => api.on(PACK_LIST, () => ({ status: 200, headers: {}, body: "<html>" })) },
  async ({ page }) => {
    await seen(page.getByText("The packs cannot be shown right now."));
  });

scenario("The_page_shows_a_message_if_nothing_is_on_sale", { user: null, arrange: (api) => api.on(PACK_LIST, () => json({ packs: [], custom: null })) }, async ({ page }) => {
  await seen(page.getByText("No packs are on sale at the moment."));
});

scenario("The_name_of_a_pack_is_shown_as_text_and_not_as_markup",
  { user: null, arrange: (api) => api.on(PACK_LIST, () => json({ packs: [{ ...PACKS[0], name: "<img src=x onerror=alert(1)>" }], custom: null })) },
  async ({ page }) => {
    await seen(page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" }));
  });

for (const width of [320, 390, 768]) {
  scenario(`The_page_does_not_overflow_at_${width}_pixels`,
    { visitor: { viewport: { width, height: 800 } }, arrange: (api) => api.on(PACK_LIST, () => json({ packs: PACKS, custom: CUSTOM })) },
    async ({ page }) => {
      await seen(page.getByLabel("Number of credits"));

      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
}

scenario("Returning_to_the_tab_refreshes_the_balance", {}, async ({ api, page }) => {
  await seen(page.locator("#balance").getByText("1,250"));
  api.on(BALANCE, () => json({ balance: 900, updatedAt: "2026-03-14T10:00:00Z" }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  await seen(page.locator("#balance").getByText("900"));
  await eventually("no problem is shown", async () => (await page.getByRole("alert").filter({ hasText: /./ }).count()) === 0);
});
