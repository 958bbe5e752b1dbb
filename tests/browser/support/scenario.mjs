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
      await act({ api, page, context, complaints });
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      await api.stop();
    }
  });
}

async function signInBefore(page, api, user) {
  await page.goto(api.origin);
  await signIn(page, user);
  api.requests.length = 0;
}
