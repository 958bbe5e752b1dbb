/**
 * Measures when the buyers' page becomes usable on a slow phone: node tests/browser/slow-phone.mjs [runs]
 *
 * The page is served by three hosts: a content delivery network, the static site of a storage account, and LocalHost as built by ./test.
 * The emulated phone has 1.6 Mbit/s, 150 ms per request, and a quarter of the speed of this machine. The emulation does not
 * include the time to connect.
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
  // The first load warms up the host and is not measured.
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

/** Runs in the page. A part counts as visible from the frame in which it is painted. */
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
