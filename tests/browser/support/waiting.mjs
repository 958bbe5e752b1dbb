import assert from "node:assert/strict";

const WAIT_MS_MAX = 30_000;

/** Waits until something that no element shows has become true. */
export async function eventually(what, isTrue) {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!(await isTrue())) {
    assert.ok(Date.now() < deadline, `still waiting: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}

/** Fails unless the locator becomes visible within Playwright's limit. */
export function seen(locator) {
  return locator.first().waitFor();
}
