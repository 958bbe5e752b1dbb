export const OPS = "/api/ops";

/** Enters the local function key on the operators' page. */
export async function asOperator(page) {
  await page.getByLabel("Function key").fill("local");
  await page.getByRole("button", { name: "Open" }).click();
}

/** The health of a healthy app. */
export const HEALTHY = {
  status: "healthy", problems: [], version: "1.2.3",
  reconciliation: {
    lastStartedAt: "2026-03-14T09:00:00Z", lastCompletedAt: "2026-03-14T09:00:12Z", overdue: false, disabled: false, nextDueAt: "2026-03-14T10:00:00Z",
    differences: 0, unsettled: 0, unchecked: 0,
  },
  queues: [{ name: "stripe-events", approximateMessages: 0 }, { name: "stripe-events-poison", approximateMessages: 0 }],
  failedEvents: { count: 0, more: false },
};

/** The health of an app that needs attention. */
export const DEGRADED = {
  ...HEALTHY, status: "degraded", problems: ["Reconciliation is overdue: look at the timer.", "Failed events wait for an operator (100 or more)."],
  reconciliation: { ...HEALTHY.reconciliation, overdue: true, differences: 3, unsettled: 1, unchecked: 2 },
  queues: [{ name: "stripe-events", approximateMessages: 1234 }, { name: "stripe-events-poison", approximateMessages: 7 }],
  failedEvents: { count: 100, more: true },
};

/** A parked event in the list. */
export function parked(eventId) {
  return {
    eventId, type: "refund.created", reason: "it was tried 5 times", attempts: 5, firstError: "the first error", lastError: "the last error",
    parkedAt: "2026-03-14T09:26:53Z",
  };
}
