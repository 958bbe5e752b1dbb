import { config } from "../config.js";
import { createBuyButtons } from "./buyButtons.js";
import { limitConnections } from "./connections.js";
import { earlySale } from "./earlyPacks.js";
import { createPackCards } from "./packCards.js";
import { storedSignIn } from "./storedSignIn.js";

limitConnections(document, [config.apiBase, config.signIn.issuer ?? "", ...config.signIn.connections ?? []]);

export const buyButtons = createBuyButtons();
export const packCards = createPackCards({ onBuy: buy });

// Packs can be bought before the rest of the page has loaded. A click waits for it.
document.head.append(document.getElementById("later").content);
const rest = import("./page.js");
rest.catch(showIncomplete);

reserveSpaceAbovePacks();
earlySale.then((sale) => {
  if (sale !== null) {
    packCards.show(sale.packs);
  }
});

function buy(order, button) {
  if (buyButtons.take(button)) {
    rest.then(({ checkout }) => checkout.begin(order, button), showIncomplete);
  }
}

/** Reserves space above the packs, so that they do not move when the balance or the sign-in appears. */
function reserveSpaceAbovePacks() {
  const isSignedIn = storedSignIn.read() !== null;
  const isSigningIn = new URLSearchParams(window.location.search).has("state");
  document.getElementById(isSignedIn || isSigningIn ? "balance" : "sign-in").hidden = false;
}

function showIncomplete(failure) {
  buyButtons.release();
  document.getElementById("incomplete").hidden = false;
  reportError(failure);
}
