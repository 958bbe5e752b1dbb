import assert from "node:assert/strict";
import Stripe from "stripe";

const [body, signature, secret] = process.argv.slice(2);
const { webhooks } = new Stripe("sk_test_unused");
const happened = webhooks.constructEvent(body, signature, secret);

assert.equal(happened.type, "checkout.session.completed");
assert.throws(() => webhooks.constructEvent(body.replace("4999", "9999"), signature, secret));
assert.throws(() => webhooks.constructEvent(body, signature, `${secret}x`));
console.log(happened.id);
