import { config } from "../config.js";
import { createAccount } from "./account.js";
import { createApi } from "./api.js";
import { createCheckout } from "./checkout.js";
import { limitConnections } from "./connections.js";
import { createPacks } from "./packs.js";
import { createSignIn } from "./signIn.js";

limitConnections(document, [config.apiBase, config.signIn.issuer ?? "", ...config.signIn.connections ?? []]);

const byId = (id) => document.getElementById(id);
const signIn = createSignIn(config);
// Whoever asks for a token waits for both: before, nothing is known of the buyer, and afterwards all below is there.
const ready = Promise.all([import("./signedIn.js"), signIn.open()]);
const api = createApi({ base: config.apiBase, accessToken: (asked) => ready.then(() => signIn.accessToken(asked)) });
const checkout = createCheckout({
  api,
  slot: byId("problem-banner"),
  announce: (text) => { byId("announcement").textContent = text; },
  onSignInNeeded: leave,
  onSaleChanged: () => packs.load(),
});
const packs = createPacks({ api, onBuy: checkout.buy });
packs.load();

const [{ createBalance, createCheckoutReturn, createLedger, createPayments }] = await ready;
const account = createAccount({ signIn, onSignedIn: enterByForm });
const histories = [createPayments({ api, onSignInNeeded: leave }), createLedger({ api, onSignInNeeded: leave })];
const balance = createBalance({ api, onSignInNeeded: leave, onChange: refreshHistories });
const checkoutReturn = createCheckoutReturn({
  api,
  slot: byId("checkout-banner"),
  balance,
  onChange: refreshHistories,
  onSignInNeeded: leave,
});
if (signIn.userName === null) {
  account.ask();
  checkoutReturn.resume({ isSignedIn: false });
} else {
  enter();
}

function enter() {
  account.showUser();
  balance.refresh();
  refreshHistories();
  checkoutReturn.resume({ isSignedIn: true });
}

function enterByForm() {
  enter();
  // The form that had the focus is gone.
  byId("balance-title").focus();
}

function leave(reason) {
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
    checkout.reset();
    refreshWhenSignedIn();
  }
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    refreshWhenSignedIn();
  }
});
