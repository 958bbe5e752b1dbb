import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const BUILT = join(ROOT, "artifacts/bin/LocalHost/debug/CreditFunctions.LocalHost.dll");
const READY_MS_MAX = 120_000;

/** Starts LocalHost with storage and FakeStripe in a separate process on free ports. */
export async function startLocalHost(settings = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), "credits-browser-"));
  const port = await freePorts(1);
  const stripePort = await freePorts(1);
  const origin = `http://localhost:${port}`;
  const child = spawn("dotnet", [process.env.LOCALHOST_DLL ?? BUILT], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PORT: String(port),
      STRIPE_PORT: String(stripePort),
      AZURITE_PORT: String(await freePorts(3)),
      DATA_DIR: dataDirectory,
      ...settings,
    },
  });

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }

    await rm(dataDirectory, { recursive: true, force: true });
  };

  try {
    await waitUntilReady(child);
  } catch (failure) {
    await stop();
    throw failure;
  }

  return { origin, stripe: `http://127.0.0.1:${stripePort}`, stop };
}

function waitUntilReady(child) {
  const output = [];
  return new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`LocalHost ${why}:\n${output.join("\n")}`));
    const timer = setTimeout(() => fail("was not ready in time"), READY_MS_MAX);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
    // Reads both streams to the end, because the child process blocks when a pipe is full.
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        output.push(line);
        if (line.startsWith("Ready:")) {
          clearTimeout(timer);
          resolve();
        }
      });
    }
  });
}

/** The first of `count` consecutive free ports. */
async function freePorts(count) {
  for (;;) {
    const first = await tryListen(0);
    const rest = await Promise.all(Array.from({ length: count - 1 }, (_, index) => tryListen(first + index + 1)));
    if (rest.every((port) => port !== null)) {
      return first;
    }
  }
}

function tryListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}
