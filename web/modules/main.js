import { config } from "../config.js";
import { createAccount } from "./account.js";
import { createApi } from "./api.js";
import { createBalance } from "./balance.js";
import { createCheckout } from "./checkout.js";
import { createCheckoutReturn } from "./checkoutReturn.js";
import { limitConnections } from "./connections.js";
import { createLedger } from "./ledger.js";
import { createPacks } from "./packs.js";
import { createPayments } from "./payments.js";
import { createSignIn } from "./signIn.js";

limitConnections(document, [config.apiBase, config.signIn.issuer ?? "", ...config.signIn.connections ?? []]);

const byId = (id) => document.getElementById(id);
const signIn = await createSignIn(config);
const api = createApi({ base: config.apiBase, signIn });
const account = createAccount({ signIn, onSignedIn: enterByForm });
const histories = [createPayments({ api, onSignInNeeded: leave }), createLedger({ api, onSignInNeeded: leave })];
const balance = createBalance({ api, onSignInNeeded: leave, onChange: refreshHistories });
const checkoutReturn = createCheckoutReturn({
  api,
  slot: byId("checkout-banner"),
  balance,
  onSettled: refreshHistories,
  onSignInNeeded: leave,
});
const checkout = createCheckout({
  api,
  slot: byId("problem-banner"),
  announce: (text) => { byId("announcement").textContent = text; },
  onSignInNeeded: leave,
  onSaleChanged: () => packs.load(),
});
const packs = createPacks({ api, onBuy: checkout.buy });

packs.load();
await signIn.open();
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
