// Reads [{payload, secret, timestamp, header?}] from standard input and answers, with the official `stripe` package,
// the header it would send for each, and whether it accepts the header that was given.
const stripe = require('stripe')('sk_test_unused');
const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));

function accepts({ payload, header, secret, timestamp }) {
  try {
    stripe.webhooks.signature.verifyHeader(payload, header, secret, 300, undefined, timestamp * 1000);
    return true;
  } catch {
    return false;
  }
}

console.log(JSON.stringify(cases.map(one => ({
  header: stripe.webhooks.generateTestHeaderString(one),
  accepted: one.header ? accepts(one) : null,
}))));
