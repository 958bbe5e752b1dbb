/** What the page has for a buyer who is signed in. The packs can be bought without waiting for it to come. */
export { createBalance } from "./balance.js";
export { createCheckoutReturn } from "./checkoutReturn.js";
export { createLedger } from "./ledger.js";
export { createPayments } from "./payments.js";
