import { seen } from "./waiting.mjs";

export const CARD_THAT_PAYS = "4242 4242 4242 4242";
export const CARD_THAT_IS_DECLINED = "4000 0000 0000 0002";
/** A card that requires authentication by the bank. */
export const CARD_THAT_ASKS = "4000 0025 0000 3155";

/** Pays by card on the payment page of FakeStripe. */
export async function pay(page, card = CARD_THAT_PAYS) {
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry date").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByLabel("Cardholder name").fill("Ada Example");
  await fillEmail(page);
  await page.getByRole("button", { name: /^Pay/ }).first().click();
}

/** Pays by bank debit, which "arrives" or "fails" later. */
export async function payByBank(page, outcome) {
  await seen(page.getByRole("heading", { name: /bank debit/ }));
  await fillEmail(page);
  await page.getByRole("button", { name: new RegExp(`^Pay .*, ${outcome}$`) }).click();
}

/** Completes a delayed payment now, with its configured outcome. */
export async function settle(stripe, sessionId) {
  await control(stripe, "settle", { session: sessionId });
}

/** Calls a control route of FakeStripe. */
export async function control(stripe, call, body) {
  const response = await fetch(`${stripe}/_fake/${call}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) {
    throw new Error(`FakeStripe refused ${call}: ${response.status} ${await response.text()}`);
  }
}

/** Pays without the browser. */
export async function confirm(stripe, sessionId) {
  const response = await fetch(`${stripe}/v1/payment_pages/${sessionId}/confirm`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from("sk_test_local:").toString("base64")}` },
    body: new URLSearchParams({ payment_method: "pm_card_visa" }),
  });
  if (!response.ok) {
    throw new Error(`FakeStripe refused the payment: ${response.status} ${await response.text()}`);
  }
}

/** The session id in the address of the payment page. */
export function sessionOf(page) {
  return new URL(page.url()).pathname.split("/").pop();
}

async function fillEmail(page) {
  const email = page.getByLabel("Email");
  if (await email.isVisible()) {
    await email.fill("ada@example.com");
  }
}
