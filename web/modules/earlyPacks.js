import { config } from "../config.js";
import { send } from "./http.js";

const ask = () => send(`${config.apiBase}/api/credit-packs`, { cache: "no-cache" });

// This module runs on its own, before the rest of the page has come: the packs are on their way meanwhile.
let early = ask();

/** What is on sale, as the early answer says it; null where it does not, which is for somebody with patience and words. */
export const earlySale = readEarly().catch(() => null);

async function readEarly() {
  const answer = await early;
  if (!answer.ok) {
    return null;
  }

  const sale = await answer.clone().json();
  early = null;
  return sale;
}

/** What the API answers about the packs on sale: at first what was asked for early, if nobody could read it, later what it says then. */
export function answerAboutPacks() {
  const answer = early ?? ask();
  early = null;
  return answer;
}
