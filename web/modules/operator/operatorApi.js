import { query, read, send } from "../http.js";
import { patiently } from "../patience.js";

// Azure ends a request after 230 seconds; what takes that long should be told by the server.
const LONG_MS = 235_000;
const PAGE_LENGTH_MAX = 100;
const PAGES_MAX = 5;

/** The operators' routes. Each call resolves with the answer's JSON or throws a Problem. */
export function createOperatorApi({ base, key, onRefused }) {
  async function call(path, request = {}) {
    const response = await send(`${base}/api/ops/${path}`, { ...request, headers: { ...request.headers, "x-functions-key": key.value } });
    if (response.status === 401) {
      onRefused();
    }

    return read(response);
  }

  const get = (path) => patiently(() => call(path));
  // All of these may be sent again: none moves anything a second time.
  const post = (path, body, more = {}) => patiently(() => call(path, { method: "POST", body, ...more }));

  /** One purchase of a user's, which has no route of its own; null where it is not among the newest. */
  async function payment(userId, purchaseId) {
    let cursor = null;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { payments, nextCursor } = await get(`users/${segment(userId)}/payments${query({ limit: PAGE_LENGTH_MAX, cursor })}`);
      const found = payments.find((each) => each.purchaseId === purchaseId);
      if (found !== undefined || nextCursor === null) {
        return found ?? null;
      }

      cursor = nextCursor;
    }

    return null;
  }

  return {
    health: () => get("health"),
    parkedEvents: (filter) => get(`failed-events${query(filter)}`),
    parkedEvent: (eventId) => get(`failed-events/${segment(eventId)}`),
    replay: (order) => post("failed-events/replay", order, { timeoutMs: LONG_MS }),
    discard: (eventId, reason) => post(`failed-events/${segment(eventId)}/discard`, { reason }),
    event: (eventId) => get(`events/${segment(eventId)}`),
    user: (userId) => get(`users/${segment(userId)}`),
    ledger: (userId, page) => get(`users/${segment(userId)}/ledger${query(page)}`),
    payments: (userId, page) => get(`users/${segment(userId)}/payments${query(page)}`),
    adjust: (userId, body, idempotencyKey) =>
      post(`users/${segment(userId)}/adjustments`, body, { headers: { "Idempotency-Key": idempotencyKey } }),
    payment,
    verify: (userId) => get(`users/${segment(userId)}/verify`),
    verifyAll: (page) => post("verify", page, { timeoutMs: LONG_MS }),
    purchase: (userId, purchaseId) => get(`users/${segment(userId)}/purchases/${segment(purchaseId)}`),
    accept: (userId, purchaseId, body) => post(`users/${segment(userId)}/purchases/${segment(purchaseId)}/accept`, body),
    reconcile: (order) => post("reconcile", order, { timeoutMs: LONG_MS }),
  };
}

/** An id in a path. What is not plain goes as base64url: on the way, an escaped slash or a dot may be taken for a part of the path. */
export function segment(id) {
  return /^[A-Za-z0-9_-]+$/.test(id)
    ? id
    : `~${btoa(String.fromCharCode(...new TextEncoder().encode(id))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}
