import { config } from "../../config.js";
import { limitConnections } from "../connections.js";
import { match } from "./addresses.js";
import { balanceAuditView } from "./balanceAudit.js";
import { element } from "./elements.js";
import { eventView } from "./event.js";
import { createFunctionKey } from "./functionKey.js";
import { showHealth } from "./health.js";
import { lookUpView } from "./lookUp.js";
import { createOperatorApi } from "./operatorApi.js";
import { parkedEventView } from "./parkedEvent.js";
import { parkedEventsView } from "./parkedEvents.js";
import { purchaseView } from "./purchase.js";
import { reconcileView } from "./reconcile.js";
import { userView } from "./user.js";

limitConnections(document, [config.apiBase]);

/** The first view that matches the address is shown. `make` receives { api, signal, ids, reload }. */
const views = [
  { pattern: "failed-events/:", title: "Parked event", tab: "#/", make: parkedEventView },
  { pattern: "look-up", title: "Look up", tab: "#/look-up", make: lookUpView },
  { pattern: "events/:", title: "Event", tab: "#/look-up", make: eventView },
  { pattern: "users/:", title: "User", tab: "#/look-up", make: userView },
  { pattern: "users/:/purchases/:", title: "Purchase", tab: "#/look-up", make: purchaseView },
  { pattern: "books", title: "Balance audit", tab: "#/books", make: balanceAuditView },
  { pattern: "reconcile", title: "Reconcile", tab: "#/reconcile", make: reconcileView },
];
const firstView = { title: "Parked events", tab: "#/", make: parkedEventsView };

const byId = (id) => document.getElementById(id);
const key = createFunctionKey();
const api = createOperatorApi({ base: config.apiBase, key, onRefused: () => forgetKey("The key was not accepted.") });
let leaving = new AbortController();

function show() {
  leaving.abort();
  leaving = new AbortController();
  const isOpen = key.value !== null;
  byId("key").hidden = isOpen;
  byId("close").hidden = !isOpen;
  byId("tabs").hidden = !isOpen;
  byId("health").hidden = !isOpen;
  byId("view").replaceChildren(...(isOpen ? content() : []));
  if (isOpen) {
    showHealth({ api, signal: leaving.signal, box: byId("health") });
  } else {
    byId("health").replaceChildren();
  }
}

function content() {
  const hash = window.location.hash;
  const view = views.find(({ pattern }) => match(pattern, hash) !== null) ?? firstView;
  for (const tab of document.querySelectorAll("#tabs a")) {
    tab.setAttribute("aria-current", tab.getAttribute("href") === view.tab ? "page" : "false");
  }

  document.title = `${view.title} · Credits`;
  const ids = view.pattern === undefined ? [] : match(view.pattern, hash);
  return [element("h2", { id: "view-title", tabIndex: -1 }, view.title), ...view.make({ api, signal: leaving.signal, ids, reload: show })];
}

function forgetKey(reason) {
  key.forget();
  show();
  byId("key-problem").textContent = reason;
  byId("key-value").value = "";
  byId("key-value").focus();
}

byId("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const value = byId("key-value").value.trim();
  byId("key-problem").textContent = value === "" ? "Please enter the key." : "";
  if (value !== "") {
    key.keep(value);
    byId("key-value").value = "";
    show();
    byId("view-title").focus();
  }
});
byId("close").addEventListener("click", () => forgetKey(""));
document.querySelector(".skip").addEventListener("click", (event) => {
  // Following the link would replace the fragment, which is the address of the view.
  event.preventDefault();
  byId("main").focus();
});
window.addEventListener("hashchange", () => {
  show();
  byId("view-title")?.focus();
});
show();
