import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openVisitor } from "./support/browser.mjs";
import { confirm, control } from "./support/hostedPage.mjs";
import { startLocalHost } from "./support/localHost.mjs";
import { asOperator } from "./support/operator.mjs";
import { seen } from "./support/waiting.mjs";
import { SECRET, completed, deliver, stripeEvent } from "./support/webhook.mjs";

let browser;
let host;
let buyers = 0;

before(async () => {
  browser = await launchBrowser();
  host = await startLocalHost({
    Stripe__WebhookSecrets__0: SECRET,
    AzureFunctionsJobHost__extensions__queues__visibilityTimeout: "00:00:01",
    AzureFunctionsJobHost__extensions__queues__maxPollingInterval: "00:00:00.200",
  });
});
after(async () => {
  await browser?.close();
  await host?.stop();
});

/** Each test has an operator and a started purchase of a new buyer. */
function story(name, act) {
  test(name, async () => {
    const { context, page, complaints } = await openVisitor(browser);
    try {
      buyers += 1;
      const userId = `auth0|buyer/${buyers}`;
      await act({ page, userId, order: await orderOf(userId) });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
}

async function orderOf(userId) {
  const post = async (path, body, headers = {}) => {
    const response = await fetch(host.origin + path, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });
    assert.equal(response.status, 200);
    return response.json();
  };
  const { accessToken } = await post("/dev/token", { userId });
  return post("/api/credits/checkout-session", { creditPack: "small" }, { Authorization: `Bearer ${accessToken}` });
}

async function balanceOf(userId) {
  const response = await fetch(`${host.origin}/api/ops/users/~${Buffer.from(userId).toString("base64url")}`, { headers: { "x-functions-key": "local" } });
  return (await response.json()).balance;
}

/** Reloads the page until `locator` is visible, because events are applied and parked in the background. */
async function reloadUntilSeen(page, locator) {
  for (let tries = 0; tries < 60 && !(await locator.first().isVisible()); tries += 1) {
    await page.reload();
    await page.locator("[aria-busy=false]").first().waitFor();
  }

  await seen(locator);
}

async function open(page, view) {
  await page.goto(`${host.origin}/ops.html${view}`);
  await asOperator(page);
}

story("An_operator_finds_inspects_and_discards_an_unreadable_event", async ({ page, userId, order }) => {
  const event = completed(userId, order, { amount_total: "4999" });
  await deliver(host.origin, event);
  await open(page, "#/");
  await reloadUntilSeen(page, page.getByRole("link", { name: event.id }));
  await seen(page.getByRole("region", { name: "Health" }).getByRole("link", { name: "1 event", exact: true }));
  await page.getByRole("link", { name: event.id }).click();
  await seen(page.getByText("amount_total is not a whole number"));
  await seen(page.getByRole("region", { name: "Payload" }).getByText('"amount_total": "4999"'));
  await page.getByRole("button", { name: "Preview replay" }).click();
  await seen(page.getByRole("status").getByText("Expected result: 1 failed"));
  await page.getByLabel("Reason").fill("Not from Stripe.");
  await page.getByRole("button", { name: "Discard" }).click();
  await seen(page.getByText("Not from Stripe."));
  await page.getByRole("link", { name: "Parked events" }).click();
  await seen(page.getByRole("heading", { name: "Parked events" }));
  await page.locator("[aria-busy=false]").first().waitFor();

  assert.equal(await page.getByText(event.id).count(), 0);
});

story("An_operator_replays_a_refund_that_arrived_early_and_the_balance_is_consistent", async ({ page, userId, order }) => {
  const refund = stripeEvent("refund.created",
    { id: `re_${order.purchaseId}`, object: "refund", amount: 1000, currency: "usd", payment_intent: `pi_${order.purchaseId}`, status: "succeeded" });
  await deliver(host.origin, refund);
  await open(page, "#/");
  await reloadUntilSeen(page, page.getByRole("link", { name: refund.id }));
  const payment = completed(userId, order);
  await deliver(host.origin, payment);
  await page.goto(`${host.origin}/ops.html#/users/${encodeURIComponent(userId)}/purchases/${order.purchaseId}`);
  await reloadUntilSeen(page, page.getByText("Paid", { exact: true }));
  await page.getByRole("link", { name: "Parked events" }).click();
  await page.getByLabel(`Select ${refund.id}`).check();
  await page.getByRole("button", { name: "Preview replay of 1 selected" }).click();
  await seen(page.getByRole("status").getByText("Expected result: 1 applied; -10 credits."));
  await page.getByRole("button", { name: "Replay 1 event" }).click();
  await seen(page.getByRole("status").getByText("Done: 1 applied; -10 credits."));

  await page.getByRole("link", { name: "Look up" }).click();
  await page.getByLabel("User id", { exact: true }).fill(userId);
  await page.keyboard.press("Enter");
  await seen(page.getByText("40 credits"));
  await seen(page.getByRole("table", { name: "Purchases" }).getByText("Partly refunded"));
  assert.equal(await page.getByRole("table", { name: "Ledger" }).locator("tbody tr").count(), 2);
  await page.getByRole("button", { name: "Verify balance" }).click();
  await seen(page.getByText("The balance is consistent."));
  await page.getByRole("link", { name: refund.id }).click();
  await seen(page.getByRole("heading", { name: "Event", exact: true }));
  await seen(page.getByText("applied", { exact: true }));
});

story("An_operator_accepts_a_payment_of_another_amount", async ({ page, userId, order }) => {
  await deliver(host.origin, completed(userId, order, { amount_subtotal: order.amount - 100, amount_total: order.amount - 100 }));
  await open(page, `#/users/${encodeURIComponent(userId)}/purchases/${order.purchaseId}`);
  await reloadUntilSeen(page, page.getByText("Under review"));
  await seen(page.getByText("Accepting it grants 50 credits. The balance would go from 0 credits to 50 credits."));
  await page.getByLabel("Reason").fill("Agreed by telephone.");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Accept" }).click();

  await seen(page.getByText("Accepted. The user’s balance is 50 credits."));
  await seen(page.getByText("Paid", { exact: true }));
});

story("Reconciliation_finds_and_credits_a_payment_whose_events_were_lost", async ({ page, userId, order }) => {
  await control(host.stripe, "deliveries", { drop: 1000 });
  try {
    await confirm(host.stripe, order.sessionId);
  } finally {
    await control(host.stripe, "deliveries", {});
  }

  await open(page, "#/reconcile");
  const row = page.getByRole("row").filter({ hasText: order.purchaseId }).filter({ hasText: "paid-not-credited" });
  await page.getByRole("button", { name: "Preview" }).click();
  await seen(page.getByRole("status").getByText("Nothing has been changed yet."));
  await seen(row.getByRole("cell", { name: "+50" }));
  await seen(row.getByRole("cell", { name: "no", exact: true }));
  assert.equal(await balanceOf(userId), 0);
  await page.getByRole("button", { name: "Fix differences" }).click();
  await seen(row.getByRole("cell", { name: "yes", exact: true }));
  assert.equal(await balanceOf(userId), 50);

  await page.getByRole("button", { name: "Preview" }).click();
  await seen(page.getByRole("status").getByText("Stripe and the ledger agree."));
  await row.waitFor({ state: "detached" });
});

story("An_operator_adjusts_a_balance_and_all_balances_are_consistent", async ({ page, userId }) => {
  await open(page, `#/users/${encodeURIComponent(userId)}`);
  await page.getByLabel("Credits to add or remove").fill("-20");
  await page.getByLabel("Reason").fill("Credited twice.");
  await page.getByLabel("Your name").fill("Ada");
  await seen(page.getByText("The balance would go from 0 credits to -20 credits."));
  await page.getByRole("button", { name: "Adjust" }).click();
  await seen(page.getByText("Adjusted. The balance is -20 credits."));
  await seen(page.getByRole("table", { name: "Ledger" }).getByText("Credited twice."));
  await page.getByRole("link", { name: "Balance audit" }).click();
  await page.getByRole("button", { name: "Check all users" }).click();

  await seen(page.getByRole("status").getByText(/^Done: \d+ users checked, all consistent\.$/));
});

test("A_wrong_function_key_is_rejected", async () => {
  const { context, page } = await openVisitor(browser);
  try {
    await page.goto(`${host.origin}/ops.html`);
    await page.getByLabel("Function key").fill("a guess");
    await page.getByRole("button", { name: "Open" }).click();

    await seen(page.getByText("The key was not accepted."));
  } finally {
    await context.close();
  }
});
