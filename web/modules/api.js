import { Problem } from "./problem.js";

const TIMEOUT_MS = 20_000;

/** The buyer's routes. Each call resolves with the answer's JSON or throws a Problem. */
export function createApi({ base, signIn }) {
  async function send(path, { method = "GET", body, headers = {}, cache = "no-store" } = {}) {
    try {
      return await fetch(base + path, {
        method,
        cache,
        headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "omit",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (failure) {
      throw Problem.fromFailure(failure);
    }
  }

  async function read(response) {
    if (!response.ok) {
      throw await Problem.fromResponse(response);
    }

    try {
      return await response.json();
    } catch (failure) {
      throw failure instanceof SyntaxError ? Problem.unexpected() : Problem.fromFailure(failure);
    }
  }

  async function sendAsUser(path, request = {}) {
    const withToken = async (token) =>
      send(path, { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });

    const response = await withToken(await signIn.accessToken());
    // A token may end between two clicks. One renewal is worth a try; a second refusal is an answer.
    return read(response.status === 401 ? await withToken(await signIn.accessToken({ renew: true })) : response);
  }

  return {
    packs: async () => read(await send("/api/credit-packs", { cache: "no-cache" })),
    balance: () => sendAsUser("/api/credits/balance"),
    checkoutStatus: (sessionId) => sendAsUser(`/api/credits/checkout-session/${encodeURIComponent(sessionId)}`),
    startCheckout: (order, idempotencyKey) =>
      sendAsUser("/api/credits/checkout-session", {
        method: "POST",
        body: order,
        headers: { "Idempotency-Key": idempotencyKey },
      }),
  };
}
