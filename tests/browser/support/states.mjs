import { CUSTOM, PACKS, json, problem } from "./mockApi.mjs";
import { DEGRADED, OPS, asOperator, parked } from "./operator.mjs";

const down = () => problem(503, "storage-unavailable", { headers: { "Retry-After": "60" } });
const at = "2026-03-14T09:26:53Z";
const payment = (status, more = {}) => ({
  purchaseId: `p-${status}`, creditPack: "small", credits: 50, amount: 4999, currency: "usd", decimals: 2, status, refundedAmount: 0,
  sessionId: "cs_test_1", createdAt: at, completedAt: at, ...more,
});
const payments = ["completed", "processing", "failed", "disputed", "review"].map((status) => payment(status))
  .concat(payment("partially_refunded", { refundedAmount: 1000 }));
const entries = [
  { sequence: 2, kind: "spend", credits: -20, balanceAfter: 30, purchaseId: null, eventId: null, reason: "12 pages translated", cause: "spend:k", at },
  { sequence: 1, kind: "grant", credits: 50, balanceAfter: 50, purchaseId: "p-completed", eventId: "evt_1", reason: null, cause: "event:evt_1", at },
];
const purchase = (status, more) => json({ purchaseId: "p1", sessionId: "cs_1", status, credits: 50, creditsGranted: 0, balance: 1250, ...more });
const BACK = "/?checkout=success&session_id=cs_1";

function histories(api) {
  api.on("GET /api/payments/history", () => json({ payments, nextCursor: "more" }));
  api.on("GET /api/credits/ledger", () => json({ entries, nextCursor: null }));
}

const buyer = (arrange, { path = "/", user = "alice", wait, act = () => {} }) => ({ path, user, arrange, wait, act });
const banner = (status, wait, more) => buyer((api) => {
  api.on("GET /api/credits/checkout-session", () => purchase(status, more));
  histories(api);
}, { path: BACK, wait });

/** All states of the buyers' page: how to reach each one, and a text that identifies it. */
export const buyerStates = {
  "signed-out": buyer(() => {}, { user: null, wait: "Sign in to see your balance" }),
  home: buyer((api) => {
    api.on("GET /api/credit-packs", () => json({ packs: PACKS, custom: CUSTOM }));
    histories(api);
  }, { wait: "12 pages translated" }),
  "new-buyer": buyer((api) => {
    api.on("GET /api/credits/balance", () => json({ balance: 0, updatedAt: null }));
    api.on("GET /api/payments/history", () => json({ payments: [], nextCursor: null }));
    api.on("GET /api/credits/ledger", () => json({ entries: [], nextCursor: null }));
  }, { wait: "You have no credit history yet." }),
  debt: buyer((api) => api.on("GET /api/credits/balance", () => json({ balance: -20, updatedAt: at })), { wait: "New credits will cover this first." }),
  down: buyer((api) => {
    for (const route of ["GET /api/credit-packs", "GET /api/credits/balance", "GET /api/payments/history", "GET /api/credits/ledger"]) {
      api.on(route, down);
    }
  }, { wait: "Your credit history cannot be shown" }),
  "nothing-on-sale": buyer((api) => api.on("GET /api/credit-packs", () => json({ packs: [], custom: null })), { wait: "No packs are on sale" }),
  "cannot-buy": buyer((api) => api.on("POST /api/credits/checkout-session", () => problem(503, "stripe-unavailable", { headers: { "Retry-After": "60" } })), {
    wait: "The payment page cannot be opened right now.", act: (page) => page.getByRole("button", { name: "Buy 50 credits" }).click(),
  }),
  opening: buyer((api) => api.on("POST /api/credits/checkout-session", () => new Promise(() => {})), {
    wait: "Opening checkout", act: (page) => page.getByRole("button", { name: "Buy 50 credits" }).click(),
  }),
  waiting: banner("pending", "Waiting for your credits"),
  paid: banner("completed", "50 credits added", { creditsGranted: 50 }),
  processing: banner("processing", "still being processed"),
  failed: banner("failed", "did not go through"),
  expired: banner("expired", "This checkout has expired"),
  review: banner("review", "We are reviewing your payment"),
  refunded: banner("partially_refunded", "Part of this purchase was refunded", { creditsGranted: 40 }),
  disputed: banner("disputed", "This payment is disputed"),
  canceled: buyer(() => {}, { path: "/?checkout=canceled", wait: "Checkout canceled" }),
  "not-a-purchase": buyer(() => {}, { path: BACK, wait: "not one of your credit purchases" }),
};

const results = [
  { eventId: "evt_1", outcome: "applied", userId: "alice", credits: 50, reason: null },
  { eventId: "evt_2", outcome: "failed", userId: null, credits: 0, reason: "Stripe does not know the payment intent pi_1." },
];

function operations(api) {
  api.on(`GET ${OPS}/failed-events`, () => json({ failedEvents: [parked("evt_1"), parked("evt_2")], nextCursor: "more" }));
  api.on(`POST ${OPS}/failed-events/replay`, ({ body }) => json({ results, dryRun: body.dryRun, nextCursor: null }));
  api.on(`GET ${OPS}/failed-events/evt_1`, () => json({
    ...parked("evt_1"), state: "open", discardReason: null, payload: JSON.stringify({ id: "evt_1", data: { object: { amount: 1 } } }), payloadEncoding: "utf-8",
  }));
  api.on(`GET ${OPS}/events/evt_1`, () => json({
    eventId: "evt_1", type: "refund.created", createdAt: at, receivedAt: at, outcome: "parked", reason: null, attempts: 5, lastError: "the last error", userId: "alice", purchaseId: "p1",
  }));
  api.on(`GET ${OPS}/users/alice`, () => json({ userId: "alice", balance: 30, updatedAt: at }));
  api.on(`GET ${OPS}/users/alice/payments`, () => json({ payments, nextCursor: null }));
  api.on(`GET ${OPS}/users/alice/ledger`, () => json({ entries, nextCursor: "more" }));
  api.on(`POST ${OPS}/verify`, () => json({
    checked: 100, nextCursor: null,
    differences: [{ ok: false, userId: "alice", balance: 30, fromEntries: 30, fromFacts: 50, problems: ["Purchase p1 is worth 50 and holds 30."] }],
  }));
  api.on(`GET ${OPS}/users/alice/verify`, () => json({ ok: false, userId: "alice", balance: 30, fromEntries: 30, fromFacts: 50, problems: ["Purchase p1 is worth 50 and holds 30."] }));
  api.on(`GET ${OPS}/users/alice/purchases/p-review`, () => json({
    purchaseId: "p-review", userId: "alice", status: "review",
    timeline: [{ at, what: "created", eventId: null, detail: "50 credits" }, { at, what: "received", eventId: "evt_1", detail: null }],
  }));
  api.on(`POST ${OPS}/reconcile`, ({ body }) => json({
    differences: [{ kind: "paid-not-credited", userId: "alice", purchaseId: "p1", sessionId: "cs_1", credits: 50, settled: !body.dryRun, reason: null }],
    endpoint: { ok: false, problems: ["It is disabled."] }, nextCursor: null,
  }));
}

const operator = (hash, wait, { act = () => {}, arrange = () => {} } = {}) => ({
  path: `/ops.html${hash}`,
  user: null,
  arrange: (api) => { operations(api); arrange(api); },
  wait,
  act: async (page) => { await asOperator(page); await act(page); },
});

/** All states of the operators' page. */
export const operatorStates = {
  "ops-key": { path: "/ops.html", user: null, arrange: () => {}, wait: "Function key", act: () => {} },
  "ops-key-refused": operator("", "The key was not accepted.", { arrange: (api) => api.on(`GET ${OPS}/failed-events`, () => ({ status: 401, headers: {}, body: "" })) }),
  "ops-parked": operator("", "evt_2"),
  "ops-nothing-parked": operator("", "No events are parked.", { arrange: (api) => api.on(`GET ${OPS}/failed-events`, () => json({ failedEvents: [], nextCursor: null })) }),
  "ops-down": operator("", "Something went wrong on our side.", { arrange: (api) => api.on(`GET ${OPS}/failed-events`, down) }),
  "ops-degraded": operator("#/look-up", "Reconciliation is overdue", { arrange: (api) => api.on(`GET ${OPS}/health`, () => json(DEGRADED)) }),
  "ops-preview": operator("", "Expected result", { act: (page) => page.getByRole("button", { name: "Preview replay of all matches" }).click() }),
  "ops-replaying": operator("", "Previewed 0", {
    act: (page) => page.getByRole("button", { name: "Preview replay of all matches" }).click(),
    arrange: (api) => api.on(`POST ${OPS}/failed-events/replay`, () => new Promise(() => {})),
  }),
  "ops-event-parked": operator("#/failed-events/evt_1", "What Stripe sent"),
  "ops-look-up": operator("#/look-up", "A purchase"),
  "ops-user": operator("#/users/alice", "The balance is inconsistent.", { act: (page) => page.getByRole("button", { name: "Verify balance" }).click() }),
  "ops-adjusting": operator("#/users/alice", "The balance would go from 30 credits to -20 credits.", { act: (page) => page.getByLabel("Credits to add or remove").fill("-50") }),
  "ops-adjusting-fault": operator("#/users/alice", "Please fill this in.", { act: (page) => page.getByRole("button", { name: "Adjust" }).click() }),
  "ops-purchase": operator("#/users/alice/purchases/p-review", "Accepting it grants 50 credits"),
  "ops-event": operator("#/events/evt_1", "Open the parked event"),
  "ops-unknown": operator("#/events/evt_none", "The server returned 404."),
  "ops-books": operator("#/books", "1 inconsistent.", { act: (page) => page.getByRole("button", { name: "Check all users" }).click() }),
  "ops-reconcile": operator("#/reconcile", "1 difference.", { act: (page) => page.getByRole("button", { name: "Preview" }).click() }),
};
