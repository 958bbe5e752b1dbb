import { createIdempotencyKeys } from "../idempotencyKeys.js";
import { formatCredits } from "../money.js";
import { element, field } from "./elements.js";
import { reasonForm } from "./reasonForm.js";

/** The form that adjusts a balance. It shows the resulting balance while typing. */
export function adjustmentForm({ api, userId, balance, onSent }) {
  const keys = createIdempotencyKeys();
  const credits = field("Credits to add or remove", { inputMode: "text", maxLength: 16, placeholder: "20 or -20" });
  const preview = element("p", { role: "status" });

  credits.input.addEventListener("input", () => {
    const change = readChange(credits.input.value);
    preview.textContent = change === null ? "" : describeResult(balance, balance + change);
  });

  async function send(values) {
    const adjustment = { ...values, credits: readChange(values.credits) };
    const intent = JSON.stringify(adjustment);
    try {
      const result = await api.adjust(userId, adjustment, keys.of(intent));
      keys.forget(intent);
      return result;
    } catch (problem) {
      if (!problem.isTransient) {
        keys.forget(intent);
      }

      throw problem;
    }
  }

  return reasonForm({
    title: "Adjust the balance",
    explanation: "A positive number adds credits, a negative number removes them. The ledger records your reason and name.",
    label: "Adjust",
    fields: { credits, reason: field("Reason", { maxLength: 500 }), actor: field("Your name", { maxLength: 500 }) },
    preview,
    check: (values) => readChange(values.credits) === null ? { name: "credits", text: "Please enter a whole number that is not 0." } : null,
    send,
    onSent,
  });
}

function describeResult(before, after) {
  const debt = after < 0 ? " The user cannot spend credits while the balance is negative." : "";
  return `The balance would go from ${formatCredits(before)} to ${formatCredits(after)}.${debt}`;
}

/** Parses a whole number with an optional sign. Returns null for 0 and for anything else. */
function readChange(text) {
  const typed = text.trim().replace("−", "-");
  const change = /^[+-]?\d{1,13}$/.test(typed) ? Number(typed) : 0;
  return change === 0 ? null : change;
}
