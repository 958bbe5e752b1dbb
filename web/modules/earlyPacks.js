import { config } from "../config.js";
import { send } from "./http.js";

const ask = () => send(`${config.apiBase}/api/credit-packs`, { cache: "no-cache" });

// This module runs on its own, before the rest of the page has come: the packs are on their way meanwhile.
let early = ask();
early.catch(() => {}); // Whoever takes the answer meets the failure.

/** What the API answers about the packs on sale: at first what was asked for early, later what it says then. */
export function answerAboutPacks() {
  const answer = early ?? ask();
  early = null;
  return answer;
}
