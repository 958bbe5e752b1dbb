import assert from "node:assert/strict";
import { CUSTOM, PACKS, json, problem, startMockApi } from "./support/mockApi.mjs";
import { signIn } from "./support/browser.mjs";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const PACK_LIST = "GET /api/credit-packs";
const BALANCE = "GET /api/credits/balance";
const down = () => problem(503, "storage-unavailable", { headers: { "Retry-After": "0" } });

scenario("The_policy_allows_no_inline_script_no_inline_style_no_markup_and_no_other_host", { user: null }, async ({ page, complaints }) => {
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
        // What counts is what is left afterwards.
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
  // Trusted types throw and say nothing; the others say so on the console.
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

scenario("With_the_app_down_each_part_says_so_and_can_be_tried_again",
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

scenario("A_network_that_fails_once_is_not_worth_a_word",
  { user: null, arrange: (api) => api.on(PACK_LIST, (_, count) => count === 1 ? null : json({ packs: PACKS, custom: null })) },
  async ({ page }) => {
    await seen(page.getByRole("button", { name: "Buy 50 credits" }));

    assert.equal(await page.getByText("right now").count(), 0);
  });

scenario("An_answer_that_is_not_JSON_is_a_problem_in_words",
  { user: null, arrange: (api) => api.on(PACK_LIST, () => ({ status: 200, headers: {}, body: "<html>" })) },
  async ({ page }) => {
    await seen(page.getByText("The packs cannot be shown right now."));
  });

scenario("Nothing_on_sale_is_said_in_words", { user: null, arrange: (api) => api.on(PACK_LIST, () => json({ packs: [], custom: null })) }, async ({ page }) => {
  await seen(page.getByText("No packs are on sale at the moment."));
});

scenario("A_name_from_the_API_is_text_and_never_markup",
  { user: null, arrange: (api) => api.on(PACK_LIST, () => json({ packs: [{ ...PACKS[0], name: "<img src=x onerror=alert(1)>" }], custom: null })) },
  async ({ page }) => {
    await seen(page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" }));
  });

for (const width of [320, 390, 768]) {
  scenario(`Nothing_is_cut_off_at_${width}_pixels`,
    { visitor: { viewport: { width, height: 800 } }, arrange: (api) => api.on(PACK_LIST, () => json({ packs: PACKS, custom: CUSTOM })) },
    async ({ page }) => {
      await seen(page.getByLabel("Number of credits"));

      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
}

scenario("Coming_back_to_the_tab_refreshes_the_balance", {}, async ({ api, page }) => {
  await seen(page.locator("#balance").getByText("1,250"));
  api.on(BALANCE, () => json({ balance: 900, updatedAt: "2026-03-14T10:00:00Z" }));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  await seen(page.locator("#balance").getByText("900"));
  await eventually("no problem is shown", async () => (await page.getByRole("alert").filter({ hasText: /./ }).count()) === 0);
});
