/**
 * Prints when the buyer's page can be used on a slow phone: node tests/browser/slow-phone.mjs [runs]
 *
 * The page comes from three hosts: a content delivery network, the static site of a storage account, and LocalHost, as ./test builds it.
 * The phone is the usual one of such measurements: 1.6 Mbit/s, 150 ms for each request, a quarter of this machine's speed. That a
 * connection has to be made first, the browser's emulation does not count.
 */
import { loadavg } from "node:os";
import { launchBrowser, openVisitor } from "./support/browser.mjs";
import { TRUST, startNetworkHost, startStorageHost } from "./support/compressingHost.mjs";
import { startLocalHost } from "./support/localHost.mjs";

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWDOWN = 4;
const RUNS = Number(process.argv[2] ?? 5);
const HOSTS = {
  "a content delivery network (Brotli, HTTP/2)": startNetworkHost,
  "a storage account (gzip, HTTP/1.1, TLS)": startStorageHost,
  "LocalHost (compressing, HTTP/1.1)": startLocalHost,
};

const browser = await launchBrowser([TRUST]);
try {
  for (const [name, start] of Object.entries(HOSTS)) {
    const host = await start();
    try {
      await measure(name, host.origin);
    } finally {
      await host.stop();
    }
  }
} finally {
  await browser.close();
}

async function measure(name, origin) {
  // One load that does not count: a host that has just started is not what is measured.
  await loadOnce(origin);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await loadOnce(origin));
  }

  const median = (of) => Math.round(runs.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]);
  console.log(`${name}: first paint ${median((run) => run.paint)} ms, packs can be bought ${median((run) => run.usable)} ms,`
    + ` the rest is there ${median((run) => run.complete)} ms, ${median((run) => run.requests)} requests, ${median((run) => run.bytes)} bytes`
    + ` (load ${loadavg()[0].toFixed(1)})`);
}

async function loadOnce(origin) {
  const { context, page } = await openVisitor(browser, { viewport: { width: 390, height: 844 }, isMobile: true });
  try {
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on("Network.loadingFinished", (finished) => { bytes += finished.encodedDataLength; });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.addInitScript(noteWhenUsable);
    await page.goto(origin);
    await page.waitForFunction(() => window.usable !== undefined && window.complete !== undefined);
    const seen = await page.evaluate(() => ({
      usable: window.usable,
      complete: window.complete,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      requests: performance.getEntriesByType("resource").length + 1,
    }));
    return { ...seen, bytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page. A part counts from the frame in which it is on the screen. */
function noteWhenUsable() {
  const parts = { usable: "#pack-list button.buy", complete: "#sign-in:not([hidden]) button:enabled" };
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(parts)) {
      if (window[name] === undefined && document.querySelector(selector) !== null) {
        requestAnimationFrame(() => { window[name] ??= performance.now(); });
      }
    }
  }).observe(document, { childList: true, subtree: true, attributes: true });
}
