import { element } from "./elements.js";
import { problemBanner } from "./problems.js";

/** A form for what an operator does with a reason. `fields` are all mandatory; `send` gets their values. */
export function reasonForm({ title, explanation, label, fields, send, onSent }) {
  const slot = element("div");
  const fault = element("p", { className: "field-problem", role: "alert" });
  const submit = element("button", {}, label);
  const form = element("form", { className: "row", noValidate: true }, Object.values(fields).map((each) => each.element), submit);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const missing = Object.values(fields).find(({ input }) => input.value.trim() === "");
    fault.textContent = missing === undefined ? "" : "Please fill this in.";
    if (missing !== undefined) {
      missing.input.focus();
      return;
    }

    submit.disabled = true;
    slot.replaceChildren();
    try {
      onSent(await send(Object.fromEntries(Object.entries(fields).map(([name, { input }]) => [name, input.value.trim()]))));
    } catch (problem) {
      slot.replaceChildren(problemBanner(problem));
    } finally {
      submit.disabled = false;
    }
  });
  return element("section", { className: "panel" },
    element("h3", {}, title), element("p", { className: "muted" }, explanation), form, fault, slot);
}
