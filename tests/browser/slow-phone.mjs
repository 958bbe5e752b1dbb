/**
 * Prints when the buyer's page can be used on a slow phone: node tests/browser/slow-phone.mjs [runs]
 *
 * The page comes as a static host sends it, compressed over HTTP/2, and from LocalHost's kind of server, plain over HTTP/1.1.
 * The phone is the usual one of such measurements: 1.6 Mbit/s, 150 ms for each round trip, a quarter of this machine's speed.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createSecureServer } from "node:http2";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { launchBrowser, openVisitor } from "./support/browser.mjs";
import { CONTENT_TYPES, CUSTOM, PACKS, WEB, json, startMockApi } from "./support/mockApi.mjs";

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWDOWN = 4;
const RUNS = Number(process.argv[2] ?? 5);

const api = await startMockApi();
api.on("GET /api/credit-packs", () => json({ packs: PACKS, custom: CUSTOM }));
const host = await startCompressingHost();
const browser = await launchBrowser();
try {
  await measure("compressed, HTTP/2", host.origin);
  await measure("plain, HTTP/1.1", api.origin);
} finally {
  await browser.close();
  await host.stop();
  await api.stop();
}

async function measure(name, origin) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    runs.push(await loadOnce(origin));
  }

  const median = (of) => Math.round(runs.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]);
  console.log(`${name}: first paint ${median((run) => run.paint)} ms, packs can be bought ${median((run) => run.usable)} ms,`
    + ` ${median((run) => run.requests)} requests, ${median((run) => run.bytes)} bytes`);
}

async function loadOnce(origin) {
  const { context, page } = await openVisitor(browser, { viewport: { width: 390, height: 844 }, isMobile: true, ignoreHTTPSErrors: true });
  try {
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on("Network.loadingFinished", (finished) => { bytes += finished.encodedDataLength; });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (window.usable === undefined && document.querySelector("#pack-list button.buy") !== null) {
          requestAnimationFrame(() => { window.usable ??= performance.now(); });
        }
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(origin);
    await page.waitForFunction(() => window.usable !== undefined);
    const seen = await page.evaluate(() => ({
      usable: window.usable,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      requests: performance.getEntriesByType("resource").length + 1,
    }));
    return { ...seen, bytes };
  } finally {
    await context.close();
  }
}

async function startCompressingHost() {
  // Before anybody waits for it: what is measured is the phone.
  const compressed = new Map();
  const offer = async (path, content) => compressed.set(path, { content: brotliCompressSync(await content), type: CONTENT_TYPES[extname(path)] ?? "application/json" });
  for (const path of await readdir(WEB, { recursive: true })) {
    if (extname(path) in CONTENT_TYPES) {
      await offer(`/${path}`, readFile(join(WEB, path)));
    }
  }

  await offer("/", readFile(join(WEB, "index.html")));
  compressed.get("/").type = CONTENT_TYPES[".html"];
  await offer("/api/credit-packs", JSON.stringify({ packs: PACKS, custom: CUSTOM }));
  const server = createSecureServer(await makeCertificate());
  server.on("stream", (stream, headers) => {
    const found = compressed.get(headers[":path"]);
    stream.respond({ ":status": found ? 200 : 404, "content-type": found?.type ?? "text/plain", ...(found ? { "content-encoding": "br" } : {}) });
    stream.end(found?.content);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { origin: `https://127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => { server.close(resolve); }) };
}

/** Browsers speak HTTP/2 only over TLS. */
async function makeCertificate() {
  const folder = await mkdtemp(join(tmpdir(), "slow-phone-"));
  try {
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
      "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", cert], { stdio: "ignore" });
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
