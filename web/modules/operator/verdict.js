import { formatCount } from "../money.js";
import { details, element } from "./elements.js";

/** What recomputing a user's balance has come to. */
export function verdict({ ok, balance, fromEntries, fromFacts, problems }) {
  return [
    element("p", { role: "status" }, ok ? "The books agree." : "The books do not agree."),
    details({ "Stored balance": formatCount(balance), "Sum of the entries": formatCount(fromEntries), "What the facts say": formatCount(fromFacts) }),
    element("ul", { className: "problems" }, problems.map((problem) => element("li", {}, problem))),
  ];
}
