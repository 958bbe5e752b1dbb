import assert from "node:assert/strict";
import { connect } from "./client.mjs";

const [address, key] = process.argv.slice(2);
const stripe = connect(address, key);

const pack = (purchase) => ({
  mode: "payment",
  success_url: "https://shop.example/back?session_id={CHECKOUT_SESSION_ID}",
  cancel_url: "https://shop.example/canceled",
  line_items: [{ price_data: { currency: "usd", unit_amount: 4999, product_data: { name: "50 credits" } }, quantity: 1 }],
  metadata: { purchase_id: purchase },
  payment_intent_data: { metadata: { purchase_id: purchase } },
});

const made = [];
for (let number = 0; number < 5; number++) {
  made.unshift((await stripe.checkout.sessions.create(pack(`p${number}`))).id);
}

const session = await stripe.checkout.sessions.retrieve(made[0], { expand: ["line_items"] });
assert.equal(session.metadata.purchase_id, "p4");
assert.equal(session.line_items.data[0].amount_total, 4999);
assert.equal(session.success_url, pack("").success_url);

await assert.rejects(
  stripe.checkout.sessions.create({ ...pack("p"), colour: "red" }),
  (error) => error instanceof stripe.constructor.errors.StripeInvalidRequestError && error.code === "parameter_unknown" && error.requestId.startsWith("req_"),
);
await assert.rejects(
  stripe.paymentIntents.create({ amount: 100, currency: "usd", confirm: true, payment_method: "pm_card_chargeDeclined" }),
  (error) => error.type === "StripeCardError" && error.decline_code === "generic_decline" && error.payment_intent.status === "requires_payment_method",
);

const seen = [];
for await (const each of stripe.checkout.sessions.list({ limit: 2, created: { gte: 0 } })) {
  seen.push(each.id);
}

assert.deepEqual(seen, made);
console.log(JSON.stringify(seen));
