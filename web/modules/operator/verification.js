import { formatCount } from "../money.js";
import { details, element } from "./elements.js";

/** The result of verifying a user's balance. */
export function verificationResult({ ok, balance, fromEntries, fromFacts, problems }) {
  return [
    element("p", { role: "status" }, ok ? "The balance is consistent." : "The balance is inconsistent."),
    details({ "Stored balance": formatCount(balance), "Sum of the entries": formatCount(fromEntries), "Expected balance": formatCount(fromFacts) }),
    element("ul", { className: "problems" }, problems.map((problem) => element("li", {}, problem))),
  ];
}
