import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openVisitor, signIn } from "./browser.mjs";
import { startMockApi } from "./mockApi.mjs";

let browser;

before(async () => { browser = await launchBrowser(); });
after(() => browser?.close());

/**
 * Tests a page against the mock API. A new visitor opens `path`, signed in as `user` unless that is null.
 * `arrange` changes the responses of the API before the page opens.
 */
export function scenario(name, { path = "/", user = "alice", arrange = () => {}, visitor = {} }, act) {
  test(name, async () => {
    const api = await startMockApi();
    const { context, page, complaints } = await openVisitor(browser, visitor);
    try {
      await arrange(api, page);
      if (user !== null) {
        await signInBefore(page, api, user);
      }

      await page.goto(api.origin + path);
      await restOf(page);
      await act({ api, page, context, complaints });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await api.stop();
    }
  });
}

/** Waits until the modules of the buyers' page are loaded, which is after its load event. */
async function restOf(page) {
  if (new URL(page.url()).pathname === "/") {
    await page.evaluate(() => import("/modules/page.js").then(() => {}, () => {})).catch(() => {}); // Fails if the page has left for a sign-in.
  }
}

async function signInBefore(page, api, user) {
  await page.goto(api.origin);
  await signIn(page, user);
  api.requests.length = 0;
}
