import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openVisitor } from "./support/browser.mjs";
import { pay } from "./support/hostedPage.mjs";
import { startLocalHost } from "./support/localHost.mjs";
import { AUDIENCE, CLIENT, startOidcIssuer } from "./support/oidcIssuer.mjs";
import { startStaticHost } from "./support/staticHost.mjs";
import { seen } from "./support/waiting.mjs";

// The pages, the API, the provider and Stripe have four origins, as in a deployment.
let browser;
let pages;
let provider;
let host;

before(async () => {
  browser = await launchBrowser();
  pages = await startStaticHost();
  provider = await startOidcIssuer();
  host = await startLocalHost({
    CORS_ORIGINS: pages.origin,
    Auth__Issuer: provider.issuer,
    Auth__Audience: AUDIENCE,
    Checkout__SuccessUrl: `${pages.origin}/?checkout=success&session_id={CHECKOUT_SESSION_ID}`,
    Checkout__CancelUrl: `${pages.origin}/?checkout=canceled`,
    Limits__CheckoutSessionsPerMinute: "2",
  });
  pages.configure({ apiBase: host.origin, signIn: { kind: "oidc", issuer: provider.issuer, clientId: CLIENT } });
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await provider?.stop();
  await pages?.stop();
});

/** Each test has a new buyer who is signed in at the provider. */
function story(name, act) {
  test(name, async () => {
    const { context, page, complaints } = await openVisitor(browser);
    try {
      await page.goto(pages.origin);
      await page.getByRole("button", { name: "Sign in" }).click();
      await seen(page.getByText("You have no credits yet."));
      await act(page, context);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

async function choose(page, credits) {
  await page.getByRole("button", { name: `Buy ${credits} credits`, exact: true }).click();
  await page.waitForURL(`${host.stripe}/**`);
}

story("A_pack_is_bought_across_origins_without_cookies_and_under_a_strict_content_security_policy", async (page, context) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await choose(page, 50);
  await pay(page);
  await seen(page.getByRole("status").getByText("50 credits added"));
  await seen(page.getByText("Your new balance is 50 credits."));

  assert.equal(page.url(), `${pages.origin}/`);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual([...new Set(asked)].toSorted(), [pages.origin, host.origin, host.stripe].toSorted());
  assert.deepEqual(pages.served.filter((each) => !each.startsWith("GET /")), []);
});

story("An_expired_token_is_renewed_at_the_provider_during_a_purchase", async (page) => {
  const [name, stored] = await page.evaluate(() => Object.entries(sessionStorage)[0]);
  const { refreshToken, ...rest } = JSON.parse(stored);
  const ended = { ...rest, refreshToken, accessToken: provider.accessToken(refreshToken, -3600) };
  await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [name, JSON.stringify(ended)]);
  await page.reload();
  const renewal = page.waitForRequest(`${provider.issuer}/token`);
  await choose(page, 50);
  await renewal;
  await pay(page);

  await seen(page.getByRole("status").getByText("50 credits added"));
});

story("Too_many_purchases_show_a_problem", async (page) => {
  for (let purchase = 0; purchase < 2; purchase += 1) {
    await choose(page, 50);
    await page.goto(`${pages.origin}/?checkout=canceled`);
    await seen(page.getByText("You have no credits yet."));
  }

  await page.getByRole("button", { name: "Buy 50 credits" }).click();
  await seen(page.getByRole("alert").getByText("Too many attempts in a short time."));
});
