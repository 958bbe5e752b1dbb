import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, openVisitor, signIn } from "./browser.mjs";
import { startMockApi } from "./mockApi.mjs";

let browser;

before(async () => { browser = await launchBrowser(); });
after(() => browser?.close());

/**
 * A test of the page against the mock API: a fresh visitor, signed in as `user` unless that is null, at `path`.
 * `arrange` changes the API's answers before the page opens.
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

/** The buyer's page is complete only after its load event; the browser has each module once. */
async function restOf(page) {
  if (new URL(page.url()).pathname === "/") {
    await page.evaluate(() => import("/modules/page.js").then(() => {}, () => {})).catch(() => {}); // Where it leaves for a sign-in, it is gone.
  }
}

async function signInBefore(page, api, user) {
  await page.goto(api.origin);
  await signIn(page, user);
  api.requests.length = 0;
}
