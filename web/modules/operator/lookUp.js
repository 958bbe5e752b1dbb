import { addresses } from "./addresses.js";
import { element, field } from "./elements.js";

/** Opens a user, a purchase or an event by its id. */
export function lookUpView() {
  return [
    finder("A user", [field("User id")], ([userId]) => addresses.user(userId)),
    finder("A purchase", [field("Buyer’s user id"), field("Purchase id")], ([userId, purchaseId]) => addresses.purchase(userId, purchaseId)),
    finder("An event", [field("Event id", { placeholder: "evt_…" })], ([eventId]) => addresses.event(eventId)),
  ];
}

function finder(title, fields, addressOf) {
  const form = element("form", { className: "row", noValidate: true }, fields.map((each) => each.element), element("button", {}, "Look up"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const empty = fields.find(({ input }) => input.value.trim() === "");
    if (empty === undefined) {
      window.location.hash = addressOf(fields.map(({ input }) => input.value.trim()));
    } else {
      empty.input.focus();
    }
  });
  return element("section", { className: "panel" }, element("h3", {}, title), form);
}
