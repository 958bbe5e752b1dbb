import { createIdempotencyKeys } from "../idempotencyKeys.js";
import { formatCredits } from "../money.js";
import { element, field } from "./elements.js";
import { reasonForm } from "./reasonForm.js";

/** The form for a correction of a balance, with what the balance would then be while typing. */
export function adjustmentForm({ api, userId, balance, onSent }) {
  const keys = createIdempotencyKeys();
  const credits = field("Credits to add or take", { inputMode: "text", maxLength: 16, placeholder: "20 or -20" });
  const preview = element("p", { role: "status" });

  credits.input.addEventListener("input", () => {
    const change = readChange(credits.input.value);
    preview.textContent = change === null ? "" : outlook(balance, balance + change);
  });

  async function send(values) {
    const adjustment = { ...values, credits: readChange(values.credits) };
    const intent = JSON.stringify(adjustment);
    try {
      const answer = await api.adjust(userId, adjustment, keys.of(intent));
      keys.forget(intent);
      return answer;
    } catch (problem) {
      if (!problem.isTransient) {
        keys.forget(intent);
      }

      throw problem;
    }
  }

  return reasonForm({
    title: "Adjust the balance",
    explanation: "Adds credits, or takes some with a minus. It is kept in the ledger with your reason and name.",
    label: "Adjust",
    fields: { credits, reason: field("Reason", { maxLength: 500 }), actor: field("Your name", { maxLength: 500 }) },
    preview,
    check: (values) => readChange(values.credits) === null ? { name: "credits", text: "Please enter a whole number that is not 0." } : null,
    send,
    onSent,
  });
}

function outlook(before, after) {
  const debt = after < 0 ? " Below zero, the user cannot spend until new credits fill it up." : "";
  return `The balance would go from ${formatCredits(before)} to ${formatCredits(after)}.${debt}`;
}

/** A whole number with its sign, as people type it; null for anything else and for nothing at all. */
function readChange(text) {
  const typed = text.trim().replace("−", "-");
  const change = /^[+-]?\d{1,13}$/.test(typed) ? Number(typed) : 0;
  return change === 0 ? null : change;
}
