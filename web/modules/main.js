import { config } from "../config.js";
import { createBuyButtons } from "./buyButtons.js";
import { limitConnections } from "./connections.js";
import { earlySale } from "./earlyPacks.js";
import { createPackCards } from "./packCards.js";
import { storedSignIn } from "./storedSignIn.js";

limitConnections(document, [config.apiBase, config.signIn.issuer ?? "", ...config.signIn.connections ?? []]);

export const buyButtons = createBuyButtons();
export const packCards = createPackCards({ onBuy: buy });

// The packs can be bought before the rest of the page has come: a click on one of them waits for it.
document.head.append(document.getElementById("later").content);
const rest = import("./page.js");
rest.catch(giveUp);

makeRoomAboveThePacks();
earlySale.then((sale) => {
  if (sale !== null) {
    packCards.show(sale.packs);
  }
});

function buy(order, button) {
  if (buyButtons.take(button)) {
    rest.then(({ checkout }) => checkout.begin(order, button), giveUp);
  }
}

/** Nothing should move under a finger when the balance or the sign-in is ready. */
function makeRoomAboveThePacks() {
  const isSignedIn = storedSignIn.read() !== null;
  const isSigningIn = new URLSearchParams(window.location.search).has("state");
  document.getElementById(isSignedIn || isSigningIn ? "balance" : "sign-in").hidden = false;
}

function giveUp(failure) {
  buyButtons.release();
  document.getElementById("incomplete").hidden = false;
  reportError(failure);
}
