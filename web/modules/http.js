import { Problem } from "./problem.js";

/** Sends a request and resolves with the response, whatever its status. Throws a Problem if there is no response. */
export async function send(address, { method = "GET", body, headers = {}, cache = "no-store", timeoutMs = 20_000 } = {}) {
  try {
    return await fetch(address, {
      method,
      cache,
      headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (failure) {
    throw Problem.fromFailure(failure);
  }
}

/** The JSON of a successful response; otherwise throws a Problem. */
export async function read(response) {
  if (!response.ok) {
    throw await Problem.fromResponse(response);
  }

  try {
    return await response.json();
  } catch (failure) {
    throw failure instanceof SyntaxError ? Problem.unexpected() : Problem.fromFailure(failure);
  }
}

/** "?limit=10&cursor=…", without empty members. */
export function query(members) {
  const given = Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
