import assert from "node:assert/strict";
import { signIn } from "./support/browser.mjs";
import { json, problem, token } from "./support/mockApi.mjs";
import { scenario } from "./support/scenario.mjs";
import { seen } from "./support/waiting.mjs";

const TOKEN = "POST /dev/token";
const BALANCE = "GET /api/credits/balance";
const START = "POST /api/credits/checkout-session";

/** Rejects every token except the newest. */
function acceptOnlyNewest(api) {
  let newest = null;
  let issued = 0;
  api.on(TOKEN, ({ body }) => {
    issued += 1;
    newest = `${token(body.userId)}${issued}`;
    return json({ accessToken: newest });
  });
  return {
    end: () => { newest = null; },
    guard: (answer) => (request, count) =>
      request.headers.authorization === `Bearer ${newest}` ? answer(request, count) : problem(401, "unauthorized"),
  };
}

scenario("Signing_in_shows_the_balance_and_the_name", { user: null }, async ({ api, page }) => {
  await signIn(page, " alice ");

  await seen(page.locator("#balance").getByText("1,250"));
  await seen(page.getByRole("banner").getByText("alice"));
  assert.deepEqual(api.sent(TOKEN)[0].body, { userId: "alice" });
  assert.equal(await page.getByRole("heading", { name: "Your balance" }).evaluate((heading) => heading === document.activeElement), true);
});

scenario("Signing_in_without_a_user_name_shows_a_problem", { user: null }, async ({ api, page }) => {
  await page.getByRole("button", { name: "Sign in" }).click();

  await seen(page.getByText("Please enter a user name."));
  assert.equal(api.sent(TOKEN).length, 0);
});

scenario("A_missing_development_sign_in_shows_a_problem",
  { user: null, arrange: (api) => api.on(TOKEN, () => ({ status: 404, headers: {}, body: "" })) },
  async ({ page }) => {
    await page.getByLabel("User name").fill("alice");
    await page.getByRole("button", { name: "Sign in" }).click();

    await seen(page.getByText("This way of signing in is not available here."));
  });

scenario("A_new_user_has_no_credits_yet", { arrange: (api) => api.on(BALANCE, () => json({ balance: 0, updatedAt: null })) }, async ({ page }) => {
  await seen(page.getByText("You have no credits yet."));
});

scenario("A_balance_below_zero_is_explained", { arrange: (api) => api.on(BALANCE, () => json({ balance: -20, updatedAt: "2026-03-14T09:26:53Z" })) }, async ({ page }) => {
  await seen(page.locator("#balance").getByText("-20"));
  await seen(page.getByText("New credits will cover this first."));
});

scenario("The_sign_in_survives_a_reload_but_is_not_shared_with_other_tabs", {}, async ({ page, context, api }) => {
  await page.reload();
  await seen(page.locator("#balance").getByText("1,250"));

  const other = await context.newPage();
  await other.goto(api.origin);
  await seen(other.getByRole("heading", { name: "Sign in" }));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(await context.cookies(), []);
});

scenario("Signing_out_deletes_all_stored_data", {}, async ({ page }) => {
  await page.getByRole("button", { name: "Sign out" }).click();

  await seen(page.getByRole("heading", { name: "Sign in" }));
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.equal(await page.getByRole("heading", { name: "Your balance" }).isVisible(), false);
});

scenario("A_token_that_expires_soon_is_renewed_before_use",
  { user: null, arrange: (api) => api.on(TOKEN, ({ body }, count) => json({ accessToken: token(body.userId, count === 1 ? 5 : 3600) })) },
  async ({ api, page }) => {
    await signIn(page, "alice");
    await seen(page.locator("#balance").getByText("1,250"));

    assert.equal(api.sent(TOKEN).length, 2);
    assert.equal(api.sent(BALANCE).length, 1);
  });

scenario("A_token_that_is_rejected_during_a_purchase_is_renewed_and_the_purchase_continues", { user: null }, async ({ api, page }) => {
  const tokens = acceptOnlyNewest(api);
  api.on(START, tokens.guard(() => json({ url: `${api.origin}/paying.html` })));
  await signIn(page, "alice");
  tokens.end();
  await page.getByRole("button", { name: "Buy 50 credits" }).click();
  await page.waitForURL("**/paying.html");

  const [first, second] = api.sent(START);
  assert.equal(first.headers["idempotency-key"], second.headers["idempotency-key"]);
  assert.equal(api.sent(TOKEN).length, 2);
});

scenario("Concurrent_requests_with_an_expired_token_request_one_new_token",
  { user: null, path: "/?checkout=success&session_id=cs_test_abc" },
  async ({ api, page }) => {
    await page.evaluate((ended) => sessionStorage.setItem("credits.sign-in", JSON.stringify({ userName: "alice", accessToken: ended })), token("alice", -60));
    await page.reload();
    await seen(page.locator("#balance").getByText("1,250"));
    await seen(page.getByText("This is not one of your credit purchases"));

    assert.equal(api.sent(TOKEN).length, 1);
  });

scenario("A_user_whose_renewed_token_is_rejected_must_sign_in_again", {}, async ({ api, page }) => {
  api.on(START, () => problem(401, "unauthorized"));
  await page.getByRole("button", { name: "Buy 50 credits" }).click();

  await seen(page.getByText("Please sign in to buy credits."));
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

scenario("An_invalid_stored_sign_in_is_ignored", { user: null }, async ({ page }) => {
  await page.evaluate(() => sessionStorage.setItem("credits.sign-in", "{broken"));
  await page.reload();

  await seen(page.getByRole("heading", { name: "Sign in" }));
});
