import { config } from "../config.js";
import { createAccount } from "./account.js";
import { createApi } from "./api.js";
import { createBalance } from "./balance.js";
import { createCheckout } from "./checkout.js";
import { createCheckoutReturn } from "./checkoutReturn.js";
import { earlySale } from "./earlyPacks.js";
import { createLedger } from "./ledger.js";
import { buyButtons, packCards } from "./main.js";
import { createPacks } from "./packs.js";
import { createPayments } from "./payments.js";
import { createSignIn } from "./signIn.js";

const byId = (id) => document.getElementById(id);
const signIn = createSignIn(config);
// Requests for a token wait for the stored or returning sign-in.
const opened = signIn.open();
const api = createApi({ base: config.apiBase, accessToken: (asked) => opened.then(() => signIn.accessToken(asked)) });
export const checkout = createCheckout({
  api,
  buttons: buyButtons,
  slot: byId("problem-banner"),
  onSignInNeeded: requireSignIn,
  onSaleChanged: () => packs.load(),
});
const packs = createPacks({ api, cards: packCards, onBuy: checkout.buy });
earlySale.then((sale) => sale === null ? packs.load() : packs.complete(sale));

const account = createAccount({ signIn, onSignedIn: enterByForm });
const histories = [createPayments({ api, onSignInNeeded: requireSignIn }), createLedger({ api, onSignInNeeded: requireSignIn })];
const balance = createBalance({ api, onSignInNeeded: requireSignIn, onChange: refreshHistories });
const checkoutReturn = createCheckoutReturn({
  api,
  slot: byId("checkout-banner"),
  balance,
  onChange: refreshHistories,
  onSignInNeeded: requireSignIn,
});
opened.then(() => {
  if (signIn.userName === null) {
    balance.hide();
    account.ask();
    checkoutReturn.resume({ isSignedIn: false });
  } else {
    enter();
  }
});

function enter() {
  account.showUser();
  balance.refresh();
  refreshHistories();
  checkoutReturn.resume({ isSignedIn: true });
}

function enterByForm() {
  enter();
  // The focused form has been removed.
  byId("balance-title").focus();
}

function requireSignIn(reason) {
  signIn.end();
  balance.hide();
  histories.forEach((history) => history.hide());
  account.ask(reason);
}

function refreshHistories() {
  histories.forEach((history) => history.refresh());
}

function refreshWhenSignedIn() {
  if (signIn.userName !== null) {
    balance.refresh();
  }
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    buyButtons.release();
    refreshWhenSignedIn();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    refreshWhenSignedIn();
  }
});
