import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openVisitor, signIn } from "./support/browser.mjs";
import { startLocalHost } from "./support/localHost.mjs";
import { startMockApi } from "./support/mockApi.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const CARD_THAT_PAYS = "4242 4242 4242 4242";
const CARD_THAT_IS_DECLINED = "4000 0000 0000 0002";

let browser;
let host;
let elsewhere;
let buyers = 0;

before(async () => {
  // Only its files are used: the same page on a host of its own.
  elsewhere = await startMockApi();
  browser = await launchBrowser();
  host = await startLocalHost({ CORS_ORIGINS: elsewhere.origin });
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await elsewhere?.stop();
});

/** Each story has a buyer who has never been here. */
function story(name, act) {
  test(name, async () => {
    const { context, page, complaints } = await openVisitor(browser);
    try {
      await page.goto(host.origin);
      buyers += 1;
      await signIn(page, `buyer-${buyers}`);
      await seen(page.getByText("You have no credits yet."));
      await act(page);
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

async function pay(page, card) {
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry date").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByLabel("Cardholder name").fill("Ada Example");
  const email = page.getByLabel("Email");
  if (await email.isVisible()) {
    await email.fill("ada@example.com");
  }

  await page.getByRole("button", { name: /^Pay/ }).first().click();
}

async function seeCreditsAdded(page, credits, balance) {
  await seen(page.getByRole("status").getByText(`${credits} credits added`));
  await seen(page.getByText(`Your new balance is ${balance} credits.`));
  await seen(page.locator("#balance").getByText(String(balance), { exact: true }));
  assert.equal(page.url(), `${host.origin}/`);
}

story("A_pack_is_bought_and_its_credits_are_there", async (page) => {
  await choose(page, 50);
  await pay(page, CARD_THAT_PAYS);

  await seeCreditsAdded(page, 50, 50);
});

story("A_second_pack_adds_to_the_first", async (page) => {
  await choose(page, 50);
  await pay(page, CARD_THAT_PAYS);
  await seeCreditsAdded(page, 50, 50);
  await choose(page, 120);
  await pay(page, CARD_THAT_PAYS);

  await seeCreditsAdded(page, 120, 170);
});

story("A_canceled_checkout_changes_nothing", async (page) => {
  await choose(page, 50);
  await page.getByRole("link", { name: /back|cancel/i }).click();

  await seen(page.getByText("Checkout canceled"));
  await seen(page.getByText("You have no credits yet."));
});

story("A_declined_card_can_be_followed_by_one_that_pays", async (page) => {
  await choose(page, 50);
  await pay(page, CARD_THAT_IS_DECLINED);
  await seen(page.getByRole("alert").getByText(/declined/));
  await pay(page, CARD_THAT_PAYS);

  await seeCreditsAdded(page, 50, 50);
});

story("A_double_click_is_one_purchase", async (page) => {
  const started = [];
  page.on("request", (request) => request.method() === "POST" && started.push(request.url()));
  await page.getByRole("button", { name: "Buy 50 credits" }).dblclick();
  await page.waitForURL(`${host.stripe}/**`);

  assert.deepEqual(started, [`${host.origin}/api/credits/checkout-session`]);
});

story("A_sign_in_that_has_ended_is_renewed_in_the_middle_of_a_purchase", async (page) => {
  await page.evaluate(() => {
    const [key] = Object.keys(sessionStorage);
    sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key)), accessToken: "no.longer.good" }));
  });
  await page.reload();
  await seen(page.getByText("You have no credits yet."));
  await choose(page, 50);
  await pay(page, CARD_THAT_PAYS);

  await seeCreditsAdded(page, 50, 50);
});

story("Somebody_else_s_purchase_gets_a_neutral_word", async (page) => {
  const address = new Promise((resolve) => {
    page.on("request", (request) => request.url().includes("session_id=") && resolve(request.url()));
  });
  await choose(page, 50);
  await pay(page, CARD_THAT_PAYS);
  await seeCreditsAdded(page, 50, 50);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, "somebody-else");
  await page.goto(await address);

  await seen(page.getByText("This is not one of your credit purchases"));
  await seen(page.getByText("You have no credits yet."));
});

story("The_page_on_another_origin_buys_from_the_same_app", async (page) => {
  await page.route("**/config.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: `export const config = { apiBase: "${host.origin}", signIn: { kind: "development" } };`,
  }));
  await page.goto(elsewhere.origin);
  await signIn(page, "buyer-from-elsewhere");
  await seen(page.getByText("You have no credits yet."));
  await choose(page, 50);
  await pay(page, CARD_THAT_PAYS);

  await page.waitForURL(`${host.origin}/**`);
  assert.deepEqual(elsewhere.requests, []);
});

// The last one: it takes the app away.
story("With_the_app_gone_a_buyer_is_told_so_and_offered_another_try", async (page) => {
  await seen(page.getByRole("button", { name: "Buy 50 credits" }));
  await host.stop();
  await page.getByRole("button", { name: "Buy 50 credits" }).click();

  await seen(page.getByRole("alert").getByText("We cannot reach the server."));
  await eventually("the button can be pressed again", async () => page.getByRole("button", { name: "Try again" }).isEnabled());
});
