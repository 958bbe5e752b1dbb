import { takePacksResponse } from "./earlyPacks.js";
import { query, read, send } from "./http.js";

const PAGE_LENGTH = 10;

/** The buyers' routes. Each call resolves with the JSON of the response or throws a Problem. */
export function createApi({ base, accessToken }) {
  async function sendAsUser(path, request = {}) {
    const withToken = async (token) =>
      send(base + path, { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } });

    const response = await withToken(await accessToken());
    // The token may have expired. Renew it once; a second 401 is final.
    return read(response.status === 401 ? await withToken(await accessToken({ renew: true })) : response);
  }

  return {
    packs: async () => read(await takePacksResponse()),
    balance: () => sendAsUser("/api/credits/balance"),
    payments: (cursor) => sendAsUser(`/api/payments/history${query({ limit: PAGE_LENGTH, cursor })}`),
    ledger: (cursor) => sendAsUser(`/api/credits/ledger${query({ limit: PAGE_LENGTH, cursor })}`),
    checkoutStatus: (sessionId) => sendAsUser(`/api/credits/checkout-session/${encodeURIComponent(sessionId)}`),
    startCheckout: (order, idempotencyKey) =>
      sendAsUser("/api/credits/checkout-session", {
        method: "POST",
        body: order,
        headers: { "Idempotency-Key": idempotencyKey },
      }),
  };
}
