import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { scenario } from "./support/scenario.mjs";
import { eventually, seen } from "./support/waiting.mjs";

const WEB = new URL("../../web/", import.meta.url);
const PAGES = {
  "index.html": ["modules/earlyPacks.js", "modules/main.js", "modules/page.js"],
  "ops.html": ["modules/operator/main.js"],
};
// Parallel connections of a browser to an HTTP/1.1 host.
const CONNECTIONS = 6;
const START = "POST /api/credits/checkout-session";
const buy = (page, credits) => page.getByRole("button", { name: `Buy ${credits} credits`, exact: true });
const signInElsewhere = (api) => api.on("GET /config.js", () => ({ status: 200, headers: { "Content-Type": "text/javascript" }, body:
  `export const config = { apiBase: "", signIn: { kind: "oidc", issuer: "${api.origin}/idp", clientId: "credits" } };` }));

/** Reloads the page, and holds back the modules that load after the packs until they are released. */
async function reloadInPart(page) {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  await page.route("**/modules/page.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.reload({ waitUntil: "commit" });
  await seen(buy(page, 50));
  return { complete: release };
}

scenario("The_first_load_is_small_and_contacts_no_other_host", { user: null }, async ({ api, page }) => {
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.reload({ waitUntil: "networkidle" });
  const sizes = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.decodedBodySize));
  const document = (await readFile(new URL("index.html", WEB))).length;

  assert.ok(requested.length > 10, "the load was observed");
  assert.deepEqual(requested.filter((address) => !address.startsWith(api.origin)), []);
  assert.ok(document + sizes.reduce((sum, size) => sum + size, 0) < 100_000);
});

for (const [page, starts] of Object.entries(PAGES)) {
  test(`Every_module_that_${page}_needs_is_preloaded`, async () => {
    const announced = (await announcedBy(page)).map(({ path }) => path);

    assert.deepEqual(announced.toSorted(), [...await neededBy(starts)].toSorted());
  });
}

test("The_files_that_show_the_packs_load_first_in_two_rounds", async () => {
  const first = (await announcedBy("index.html")).filter(({ isLater }) => !isLater).map(({ path }) => path);
  const styles = (await readFile(new URL("index.html", WEB), "utf8")).match(/<link rel="stylesheet"/g);

  assert.deepEqual(first.toSorted(), [...await neededBy(["modules/earlyPacks.js", "modules/main.js"])].toSorted());
  assert.ok(styles.length + first.length <= 2 * CONNECTIONS, `${styles.length} + ${first.length}`);
});

scenario("The_request_for_the_packs_is_the_third_in_its_chain", { user: null }, async ({ api, page, context }) => {
  const packs = `${api.origin}/api/credit-packs`;
  const session = await context.newCDPSession(page);
  const askedBy = new Map();
  session.on("Network.requestWillBeSent", ({ request, initiator }) => askedBy.set(request.url, askerOf(initiator)));
  await session.send("Network.enable");
  await page.reload();
  await eventually("the packs are requested", () => askedBy.has(packs));

  const row = [packs];
  while (askedBy.get(row[0]) !== undefined && row.length < 10) {
    row.unshift(askedBy.get(row[0]));
  }

  assert.equal(row.length, 3, row.join(" -> "));
});

scenario("The_remaining_modules_load_in_parallel", {}, async ({ api, page }) => {
  const asked = new Set();
  page.on("request", (request) => asked.add(request.url().slice(api.origin.length + 1)));
  await reloadInPart(page);

  const needed = await neededBy(["modules/page.js"]);
  await eventually("all modules are requested", () => [...needed].every((path) => asked.has(path)));
});

/** The document or script that caused a request; undefined for navigations. */
function askerOf({ url, stack }) {
  const frames = [];
  for (let part = stack; part !== undefined; part = part.parent) {
    frames.push(...part.callFrames);
  }

  return url ?? frames.find((frame) => frame.url !== "")?.url;
}

/** The modules that a page references, in order. */
async function announcedBy(page) {
  const source = await readFile(new URL(page, WEB), "utf8");
  const later = source.indexOf('<template id="later">');
  return [...source.matchAll(/<(?:link rel="modulepreload"|script type="module").*? (?:href|src)="([^"]+)"/g)]
    .map((announcement) => ({ path: announcement[1], isLater: later >= 0 && announcement.index > later }));
}

async function neededBy(starts) {
  const needed = await Promise.all(starts.map((start) => imported(start)));
  return new Set([...starts, ...needed.flatMap((found) => [...found])]);
}

/** All modules that a module imports, directly or indirectly. */
async function imported(path, found = new Set()) {
  const source = await readFile(new URL(path, WEB), "utf8");
  for (const [, specifier] of source.matchAll(/^(?:import|export) [^;]*? from "([^"]+)";$/gm)) {
    const next = new URL(specifier, new URL(path, WEB)).href.slice(WEB.href.length);
    if (!found.has(next)) {
      found.add(next);
      await imported(next, found);
    }
  }

  return found;
}

scenario("A_click_before_the_page_has_loaded_shows_a_spinner_and_starts_one_purchase", {}, async ({ api, page }) => {
  const rest = await reloadInPart(page);
  await buy(page, 50).dblclick();
  await seen(page.getByRole("status").filter({ hasText: "Opening checkout" }));
  await seen(buy(page, 50).locator(".spinner"));
  assert.equal(api.sent(START).length, 0);
  rest.complete();
  await page.waitForURL("**/paying.html");

  assert.deepEqual(api.sent(START).map(({ body }) => body), [{ creditPack: "small" }]);
});

scenario("A_click_before_the_sign_in_has_loaded_leads_to_the_sign_in", { user: null }, async ({ page }) => {
  const rest = await reloadInPart(page);
  await buy(page, 50).click();
  assert.equal(await page.getByRole("button", { name: "Sign in" }).isDisabled(), true);
  rest.complete();

  await seen(page.getByText("Please sign in to buy credits."));
  assert.equal(await page.getByLabel("User name").evaluate((input) => input === document.activeElement), true);
});

scenario("A_module_that_fails_to_load_shows_a_problem_and_clears_the_spinner", {}, async ({ page, complaints }) => {
  await page.route("**/modules/words.js", (route) => route.abort());
  await page.reload();
  await seen(page.getByRole("alert").getByText("Part of this page did not load. Please reload the page."));
  await buy(page, 50).click();

  await eventually("the button is enabled again", async () => (await buy(page, 50).getAttribute("aria-disabled")) === "false");
  assert.match(complaints.splice(0).join("\n"), /dynamically imported module/);
});

for (const [who, user, isReady] of [
  ["a_buyer", "alice", (page) => page.getByText("Last changed")],
  ["nobody", null, (page) => page.getByRole("button", { name: "Sign in", disabled: false })],
]) {
  scenario(`With_${who}_signed_in_the_packs_do_not_move_while_the_page_loads`,
    { user, arrange: user === null ? signInElsewhere : undefined, visitor: { viewport: { width: 390, height: 844 } } },
    async ({ page }) => {
      const rest = await reloadInPart(page);
      const before = await buy(page, 50).boundingBox();
      rest.complete();
      await seen(isReady(page));

      assert.deepEqual(await buy(page, 50).boundingBox(), before);
    });
}
