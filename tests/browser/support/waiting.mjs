import assert from "node:assert/strict";

const WAIT_MS_MAX = 30_000;

/** Waits until a condition is true that no element shows. */
export async function eventually(what, isTrue) {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, `still waiting: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** Waits until the locator is visible, within Playwright's timeout. */
export function seen(locator) {
  return locator.first().waitFor();
}
