import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { json, problem } from "./support/mockApi.mjs";
import { scenario } from "./support/scenario.mjs";
import { seen } from "./support/waiting.mjs";

const TOKEN = "POST /idp/token";
const AUTHORIZE = "GET /idp/authorize";
const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A provider that signs in everyone without a prompt and checks PKCE. */
function provider(api, { changeClaims = {}, expiresIn = 3600 } = {}) {
  let asked = null;
  let issued = 0;
  const issuer = `${api.origin}/idp`;
  const idToken = (claims) => `${part({ alg: "RS256" })}.${part(claims)}.${part("x")}`;
  api.on("GET /config.js", () => ({ status: 200, headers: { "Content-Type": "text/javascript" }, body:
    `export const config = { apiBase: "", signIn: { kind: "oidc", issuer: "${issuer}", clientId: "credits", parameters: { audience: "api" } } };` }));
  api.on("GET /idp/.well-known/openid-configuration", () => json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` }));
  api.on(AUTHORIZE, ({ search }) => {
    asked = search;
    return { status: 302, headers: { Location: `${search.get("redirect_uri")}?code=c1&state=${search.get("state")}` }, body: "" };
  });
  api.on(TOKEN, ({ body }) => {
    const given = new URLSearchParams(body);
    const isRenewal = given.get("grant_type") === "refresh_token";
    if (!isRenewal && createHash("sha256").update(given.get("code_verifier")).digest("base64url") !== asked.get("code_challenge")) {
      return json({ error: "invalid_grant" }, { status: 400 });
    }

    issued += 1;
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: "credits", sub: "u1", name: "Ada", iat: now, exp: now + 3600, nonce: asked.get("nonce"), ...changeClaims };
    return json({
      access_token: `access-${issued}`, token_type: "Bearer", expires_in: expiresIn, refresh_token: `refresh-${issued}`,
      ...(isRenewal ? {} : { id_token: idToken(claims) }),
    });
  });
}

const press = (page) => page.getByRole("button", { name: "Sign in" }).click();

scenario("Signing_in_goes_to_the_provider_and_back_with_a_token_for_the_API", { user: null, arrange: (api) => provider(api) }, async ({ api, page }) => {
  await press(page);
  await seen(page.locator("#balance").getByText("1,250"));
  await seen(page.getByRole("banner").getByText("Ada"));

  const { search } = api.sent(AUTHORIZE)[0];
  assert.equal(search.get("code_challenge_method"), "S256");
  assert.equal(search.get("audience"), "api");
  assert.equal(api.sent("GET /api/credits/balance")[0].headers.authorization, "Bearer access-1");
  assert.equal(page.url(), `${api.origin}/`);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

scenario("Signing_in_keeps_the_return_from_Checkout",
  { user: null, path: "/?checkout=success&session_id=cs_1", arrange: (api) => provider(api) },
  async ({ page }) => {
    await press(page);

    await seen(page.getByText("This is not one of your credit purchases"));
  });

scenario("A_rejected_token_is_renewed_without_another_sign_in", { user: null, arrange: (api) => {
  provider(api);
  api.on("GET /api/credits/balance", ({ headers }) => headers.authorization === "Bearer access-1"
    ? problem(401, "unauthorized") : json({ balance: 7, updatedAt: null }));
} }, async ({ api, page }) => {
  await press(page);
  await seen(page.locator("#balance").getByText("7", { exact: true }));

  assert.equal(new URLSearchParams(api.sent(TOKEN)[1].body).get("refresh_token"), "refresh-1");
});

for (const [claim, value] of Object.entries({ nonce: "another", aud: "somebody-else", iss: "https://elsewhere.example" })) {
  scenario(`An_ID_token_with_the_wrong_${claim}_is_rejected`, { user: null, arrange: (api) => provider(api, { changeClaims: { [claim]: value } }) }, async ({ page }) => {
    await press(page);
    await page.waitForResponse("**/idp/token");

    await seen(page.getByRole("heading", { name: "Sign in" }));
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });
}

scenario("An_authorization_response_that_this_tab_did_not_request_is_ignored", { user: null, path: "/?code=c1&state=forged", arrange: (api) => provider(api) }, async ({ api, page }) => {
  await seen(page.getByRole("heading", { name: "Sign in" }));

  assert.equal(api.sent(TOKEN).length, 0);
});

scenario("An_unreachable_provider_shows_a_problem", { user: null, arrange: (api) => {
  provider(api);
  api.on("GET /idp/.well-known/openid-configuration", () => null);
} }, async ({ page }) => {
  await press(page);

  await seen(page.getByText("We cannot reach the server."));
});

scenario("The_OpenID_Connect_library_loads_only_when_it_is_needed", { user: null, arrange: (api) => provider(api) }, async ({ page }) => {
  const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/vendor/")));
  await seen(page.getByRole("button", { name: "Buy 50 credits" }));
  assert.equal(await fetched(), false);
  await press(page);
  await seen(page.locator("#balance").getByText("1,250"));
  assert.equal(await fetched(), true);
  await page.reload();
  await seen(page.locator("#balance").getByText("1,250"));

  assert.equal(await fetched(), false);
});

scenario("An_OpenID_Connect_library_that_failed_to_load_is_loaded_at_the_next_click", { user: null, arrange: (api) => provider(api) }, async ({ page }) => {
  let isBroken = true;
  await page.route("**/vendor/**", (route) => isBroken ? route.abort() : route.continue());
  await press(page);
  await seen(page.getByText("We cannot reach the server."));
  isBroken = false;
  await press(page);

  await seen(page.locator("#balance").getByText("1,250"));
});
