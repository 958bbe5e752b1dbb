import { query, read, send } from "../http.js";
import { withRetries } from "../retry.js";

// Azure ends a request after 230 seconds. Wait longer, so that the page shows the response instead of its own timeout.
const LONG_MS = 235_000;
const PAGE_LENGTH_MAX = 100;
const PAGES_MAX = 5;

/** The operators' routes. Each call resolves with the JSON of the response or throws a Problem. */
export function createOperatorApi({ base, key, onRefused }) {
  async function call(path, request = {}) {
    const response = await send(`${base}/api/ops/${path}`, { ...request, headers: { ...request.headers, "x-functions-key": key.value } });
    if (response.status === 401) {
      onRefused();
    }

    return read(response);
  }

  const get = (path) => withRetries(() => call(path));
  // Every one of these requests is idempotent and can be retried.
  const post = (path, body, more = {}) => withRetries(() => call(path, { method: "POST", body, ...more }));

  /** Finds one payment in the pages of a user's payments; null if it is not among the newest. */
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

/** Encodes an id for a path. Ids with special characters become base64url, because proxies may interpret escaped slashes and dots. */
export function segment(id) {
  return /^[A-Za-z0-9_-]+$/.test(id)
    ? id
    : `~${btoa(String.fromCharCode(...new TextEncoder().encode(id))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}
