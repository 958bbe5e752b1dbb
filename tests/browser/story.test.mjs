import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { launchBrowser, openVisitor, signIn } from "./support/browser.mjs";
import { CARD_THAT_ASKS, CARD_THAT_IS_DECLINED, pay, payByBank, sessionOf, settle } from "./support/hostedPage.mjs";
import { startLocalHost } from "./support/localHost.mjs";
import { eventually, seen } from "./support/waiting.mjs";

let browser;
let host;
let buyers = 0;

before(async () => {
  browser = await launchBrowser();
  host = await startLocalHost();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

/** Each test has a new buyer. */
function story(name, act) {
  test(name, async () => {
    const { context, page, complaints } = await openVisitor(browser);
    try {
      await page.goto(host.origin);
      buyers += 1;
      await signIn(page, `buyer-${buyers}`);
      await seen(page.getByText("You have no credits yet."));
      await act(page, `buyer-${buyers}`);
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

async function seeCreditsAdded(page, credits, balance) {
  await seen(page.getByRole("status").getByText(`${credits} credits added`));
  await seen(page.getByText(`Your new balance is ${balance} credits.`));
  await seen(page.locator("#balance").getByText(String(balance), { exact: true }));
  assert.equal(page.url(), `${host.origin}/`);
}

story("A_buyer_buys_a_pack_and_receives_its_credits", async (page) => {
  await choose(page, 50);
  await pay(page);

  await seeCreditsAdded(page, 50, 50);
});

story("A_second_pack_adds_to_the_first", async (page) => {
  await choose(page, 50);
  await pay(page);
  await seeCreditsAdded(page, 50, 50);
  await choose(page, 120);
  await pay(page);

  await seeCreditsAdded(page, 120, 170);
});

story("A_canceled_checkout_changes_nothing", async (page) => {
  await choose(page, 50);
  await page.getByRole("link", { name: /back|cancel/i }).click();

  await seen(page.getByText("Checkout canceled"));
  await seen(page.getByText("You have no credits yet."));
});

story("A_buyer_can_pay_with_another_card_after_a_declined_one", async (page) => {
  await choose(page, 50);
  await pay(page, CARD_THAT_IS_DECLINED);
  await seen(page.getByRole("alert").getByText(/declined/));
  await pay(page);

  await seeCreditsAdded(page, 50, 50);
});

for (const colorScheme of ["light", "dark"]) {
  story(`The_payment_page_is_accessible_in_${colorScheme}_on_a_phone`, async (page) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await choose(page, 50);
    await seeNothingInTheWay(page);
    await page.getByRole("button", { name: /^Pay/ }).first().click();
    await seen(page.getByText("Your card number is invalid."));
    await seeNothingInTheWay(page);
    await pay(page, CARD_THAT_IS_DECLINED);
    await seen(page.getByRole("alert"));
    await seeNothingInTheWay(page);
    await pay(page, CARD_THAT_ASKS);
    await seen(page.getByText("Your bank asks"));
    await seeNothingInTheWay(page);
    await page.getByRole("button", { name: "Complete authentication" }).click();

    await seeCreditsAdded(page, 50, 50);
  });
}

async function seeNothingInTheWay(page) {
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, "nothing is cut off");
}

story("A_double_click_starts_one_purchase", async (page) => {
  const started = [];
  page.on("request", (request) => request.method() === "POST" && started.push(request.url()));
  await page.getByRole("button", { name: "Buy 50 credits" }).dblclick();
  await page.waitForURL(`${host.stripe}/**`);

  assert.deepEqual(started, [`${host.origin}/api/credits/checkout-session`]);
});

story("The_page_polls_a_bank_debit_until_the_money_arrives", async (page) => {
  await choose(page, 50);
  const session = sessionOf(page);
  await payByBank(page, "arrives");
  await seen(page.getByRole("status").getByText("Your payment is still being processed"));
  await seen(page.locator("#payments").getByText("Processing"));
  await settle(host.stripe, session);

  await seeCreditsAdded(page, 50, 50);
  await seen(page.locator("#payments").getByText("Paid"));
});

story("A_failed_bank_debit_grants_no_credits_and_shows_a_problem", async (page) => {
  await choose(page, 50);
  const session = sessionOf(page);
  await payByBank(page, "fails");
  await seen(page.getByRole("status").getByText("Your payment is still being processed"));
  await settle(host.stripe, session);

  await seen(page.getByRole("status").getByText("Your payment did not go through"));
  await seen(page.getByText("You have no credits yet."));
  await seen(page.locator("#payments").getByText("Failed"));
});

story("Two_tabs_of_the_same_buyer_show_the_same_balance_after_both_have_bought", async (page, buyer) => {
  const other = await page.context().newPage();
  await other.goto(host.origin);
  await signIn(other, buyer);
  await seen(other.getByText("You have no credits yet."));
  await choose(page, 50);
  await choose(other, 120);
  await pay(page);
  await seeCreditsAdded(page, 50, 50);
  await pay(other);
  await seeCreditsAdded(other, 120, 170);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  await seen(page.locator("#balance").getByText("170", { exact: true }));
  await seen(page.locator("#ledger").getByText("Balance 170"));
});

story("A_purchase_stores_only_the_sign_in_of_the_tab_and_signing_out_deletes_it", async (page) => {
  await choose(page, 50);
  await pay(page);
  await seeCreditsAdded(page, 50, 50);
  assert.deepEqual(await kept(page), { tab: ["credits.sign-in"], browser: [], databases: [], caches: [], workers: 0, cookies: "" });
  await page.getByRole("button", { name: "Sign out" }).click();
  await seen(page.getByRole("heading", { name: "Sign in" }));

  assert.deepEqual(await kept(page), { tab: [], browser: [], databases: [], caches: [], workers: 0, cookies: "" });
  assert.deepEqual((await page.context().cookies()).filter(({ domain }) => domain === "localhost"), []);
});

/** The names of everything in the storages of the page. */
function kept(page) {
  return page.evaluate(async () => ({
    tab: Object.keys(sessionStorage),
    browser: Object.keys(localStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
}

story("An_expired_sign_in_is_renewed_during_a_purchase", async (page) => {
  await page.evaluate(() => {
    const [key] = Object.keys(sessionStorage);
    sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key)), accessToken: "no.longer.good" }));
  });
  await page.reload();
  await seen(page.getByText("You have no credits yet."));
  await choose(page, 50);
  await pay(page);

  await seeCreditsAdded(page, 50, 50);
});

story("A_purchase_of_another_user_shows_a_neutral_message", async (page) => {
  const address = new Promise((resolve) => {
    page.on("request", (request) => request.url().includes("session_id=") && resolve(request.url()));
  });
  await choose(page, 50);
  await pay(page);
  await seeCreditsAdded(page, 50, 50);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, "somebody-else");
  await page.goto(await address);

  await seen(page.getByText("This is not one of your credit purchases"));
  await seen(page.getByText("You have no credits yet."));
});

// Must be the last test, because it stops the app.
story("If_the_app_is_down_the_buyer_can_try_again", async (page) => {
  await seen(page.getByRole("button", { name: "Buy 50 credits" }));
  await host.stop();
  await page.getByRole("button", { name: "Buy 50 credits" }).click();

  await seen(page.getByRole("alert").getByText("We cannot reach the server."));
  await eventually("the button is enabled again", async () => page.getByRole("button", { name: "Try again" }).isEnabled());
});
