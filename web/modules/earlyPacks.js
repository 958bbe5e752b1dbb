import { config } from "../config.js";
import { send } from "./http.js";

const requestPacks = () => send(`${config.apiBase}/api/credit-packs`, { cache: "no-cache" });

// This module starts the request for the packs while the rest of the page is still loading.
let early = requestPacks();

/** The packs from the early request; null if it failed. packs.js then retries and shows the problem. */
export const earlySale = readEarly().catch(() => null);

async function readEarly() {
  const response = await early;
  if (!response.ok) {
    return null;
  }

  const sale = await response.clone().json();
  early = null;
  return sale;
}

/** The response of the early request if nothing has used it yet, otherwise of a new request. */
export function takePacksResponse() {
  const response = early ?? requestPacks();
  early = null;
  return response;
}
