export const OPS = "/api/ops";

/** Opens the operators' page, on which the browser already is, with the local key. */
export async function asOperator(page) {
  await page.getByLabel("Function key").fill("local");
  await page.getByRole("button", { name: "Open" }).click();
}

/** A parked event as the list has it. */
export function parked(eventId) {
  return {
    eventId, type: "refund.created", reason: "it was tried 5 times", attempts: 5, firstError: "the first error", lastError: "the last error",
    parkedAt: "2026-03-14T09:26:53Z",
  };
}
