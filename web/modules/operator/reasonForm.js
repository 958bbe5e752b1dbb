import { element } from "./elements.js";
import { problemBanner } from "./problems.js";

let forms = 0;

/**
 * A form for what an operator does with a reason. `fields` are all mandatory; `send` gets their values.
 *
 * check(values)  may say what is wrong with them, as { name, text }
 * preview        an element that tells what sending the form would do
 */
export function reasonForm({ title, explanation, label, fields, check = () => null, preview = null, send, onSent }) {
  forms += 1;
  const slot = element("div");
  const fault = element("p", { id: `fault-${forms}`, className: "field-problem", role: "alert" });
  const submit = element("button", {}, label);
  const inputs = Object.entries(fields).map(([name, { input }]) => ({ name, input }));
  const form = element("form", { className: "row", noValidate: true }, Object.values(fields).map((each) => each.element), submit);

  function findFault(values) {
    const missing = inputs.find(({ name }) => values[name] === "");
    return missing === undefined ? check(values) : { name: missing.name, text: "Please fill this in." };
  }

  function show(found) {
    fault.textContent = found?.text ?? "";
    for (const { name, input } of inputs) {
      input.setAttribute("aria-invalid", String(name === found?.name));
      input.setAttribute("aria-describedby", fault.id);
    }

    fields[found?.name]?.input.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()]));
    const found = findFault(values);
    show(found);
    if (found !== null || submit.getAttribute("aria-disabled") === "true") {
      return;
    }

    // Not `disabled`: that would take the keyboard's focus away.
    submit.setAttribute("aria-disabled", "true");
    slot.replaceChildren();
    try {
      onSent(await send(values));
    } catch (problem) {
      slot.replaceChildren(problemBanner(problem));
    } finally {
      submit.setAttribute("aria-disabled", "false");
    }
  });
  return element("section", { className: "panel" },
    element("h3", {}, title), element("p", { className: "muted" }, explanation), form, preview, fault, slot);
}
