import assert from "node:assert/strict";
import { createHmac } from "node:crypto";

/** The signing secret of the tests. */
export const SECRET = "whsec_tests";

/** Signs an event and delivers it to the webhook. */
export async function deliver(origin, event) {
  const body = JSON.stringify(event);
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", SECRET).update(`${time}.${body}`).digest("hex");
  const response = await fetch(`${origin}/api/webhooks/stripe`, {
    method: "POST",
    headers: { "Stripe-Signature": `t=${time},v1=${signature}` },
    body,
  });
  assert.equal(response.status, 200);
}

/** An event with a unique id. */
export function stripeEvent(type, subject) {
  const id = `evt_${crypto.randomUUID().replaceAll("-", "")}`;
  return { id, object: "event", api_version: "2026-07-29.dahlia", created: 1_800_000_000, data: { object: subject }, livemode: false, type };
}

/** The event of a completed payment for an order. */
export function completed(userId, order, changes = {}) {
  return stripeEvent("checkout.session.completed", {
    id: order.sessionId,
    object: "checkout.session",
    amount_subtotal: order.amount,
    amount_total: order.amount,
    currency: order.currency,
    livemode: false,
    metadata: { type: "credit_purchase", purchase_id: order.purchaseId, user_id: userId },
    mode: "payment",
    payment_intent: `pi_${order.purchaseId}`,
    payment_link: null,
    payment_status: "paid",
    status: "complete",
    total_details: { amount_discount: 0 },
    ...changes,
  });
}
