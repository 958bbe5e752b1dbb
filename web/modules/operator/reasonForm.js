import { element } from "./elements.js";
import { problemBanner } from "./problems.js";

let forms = 0;

/**
 * A form for an operator's action. All `fields` are required; `send` receives their values.
 *
 * check(values)  returns the first invalid field as { name, text }, or null
 * preview        an element that describes the effect of the action
 */
export function reasonForm({ title, explanation, label, fields, check = () => null, preview = null, send, onSent }) {
  forms += 1;
  const slot = element("div");
  const problemText = element("p", { id: `problem-${forms}`, className: "field-problem", role: "alert" });
  const submit = element("button", {}, label);
  const inputs = Object.entries(fields).map(([name, { input }]) => ({ name, input }));
  const form = element("form", { className: "row", noValidate: true }, Object.values(fields).map((each) => each.element), submit);

  function findProblem(values) {
    const missing = inputs.find(({ name }) => values[name] === "");
    return missing === undefined ? check(values) : { name: missing.name, text: "Please fill this in." };
  }

  function show(found) {
    problemText.textContent = found?.text ?? "";
    for (const { name, input } of inputs) {
      input.setAttribute("aria-invalid", String(name === found?.name));
      input.setAttribute("aria-describedby", problemText.id);
    }

    fields[found?.name]?.input.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()]));
    const found = findProblem(values);
    show(found);
    if (found !== null || submit.getAttribute("aria-disabled") === "true") {
      return;
    }

    // Not `disabled`, because the button would lose the focus.
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
    element("h3", {}, title), element("p", { className: "muted" }, explanation), form, preview, problemText, slot);
}
