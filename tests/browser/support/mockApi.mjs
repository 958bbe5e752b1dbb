import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { HEALTHY, OPS } from "./operator.mjs";

export const WEB = fileURLToPath(new URL("../../../web/", import.meta.url));
export const CONTENT_TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

export const PACKS = [
  { id: "small", name: "Small pack", credits: 50, prices: [{ amount: 4999, currency: "usd", decimals: 2 }], displayOrder: 1 },
  { id: "medium", name: "Medium pack", credits: 120, prices: [{ amount: 9999, currency: "usd", decimals: 2 }], displayOrder: 2 },
  { id: "large", name: "Large pack", credits: 300, prices: [{ amount: 19999, currency: "usd", decimals: 2 }], displayOrder: 3 },
];
export const CUSTOM = { minCredits: 10, maxCredits: 1000, step: 1, pricePerCredit: "1.00", currency: "usd", decimals: 2 };

export function json(body, { status = 200, headers = {} } = {}) {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function problem(status, slug, { headers = {}, ...detail } = {}) {
  return json({ type: `/problems/${slug}`, title: slug, status, ...detail }, {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
  });
}

/** An unsigned token. The page reads only its expiry time. */
export function token(userId, expiresInSeconds = 3600) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part({ sub: userId, exp: Math.floor(Date.now() / 1000) + expiresInSeconds })}.x`;
}

/**
 * Serves the page and a mock of the buyers' routes. A test replaces the response of a route with `on`, and reads the requests
 * of the page in `requests`. A response is { status, headers, body }, or null to break the connection.
 */
export async function startMockApi({ allowAnyOrigin = false } = {}) {
  const requests = [];
  const routes = new Map();
  const on = (route, answer) => routes.set(route, answer);
  on("GET /api/credit-packs", () => json({ packs: PACKS, custom: null }));
  on("GET /api/credits/balance", () => json({ balance: 1250, updatedAt: "2026-03-14T09:26:53Z" }));
  on(`GET ${OPS}/health`, () => json(HEALTHY));
  on("POST /dev/token", ({ body }) => json({ accessToken: token(body.userId) }));
  on("GET /api/credits/checkout-session", () => problem(404, "not-found"));
  on("POST /api/credits/checkout-session", () => json({ url: `${origin()}/paying.html` }));
  on("GET /paying.html", () => ({ status: 200, headers: { "Content-Type": "text/html" }, body: "<title>Paying</title>" }));

  const server = createServer(async (request, response) => {
    if (allowAnyOrigin && allowOrigin(request, response)) {
      return;
    }

    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    // The session route ends with an id, which is not part of the key.
    const route = `${request.method} ${pathname.replace(/(\/checkout-session)\/.+$/, "$1")}`;
    const handler = routes.get(route);
    if (handler === undefined) {
      await serveFile(pathname, response);
      return;
    }

    const seen = { route, pathname, search: searchParams, headers: request.headers, body: await readBody(request) };
    requests.push(seen);
    const answer = await handler(seen, requests.filter((each) => each.route === route).length);
    if (answer === null) {
      request.socket.destroy();
      return;
    }

    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = () => `http://127.0.0.1:${server.address().port}`;

  return {
    on,
    origin: origin(),
    requests,
    sent: (route) => requests.filter((each) => each.route === route),
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}

/** Handles CORS for a listed origin like Azure. Returns true for a preflight request. */
function allowOrigin(request, response) {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "authorization, content-type, idempotency-key");
  const isPreflight = request.method === "OPTIONS";
  if (isPreflight) {
    response.writeHead(204).end();
  }

  return isPreflight;
}

async function readBody(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }

  return request.headers["content-type"]?.startsWith("application/json") ? JSON.parse(text) : text;
}

async function serveFile(pathname, response) {
  const path = join(WEB, normalize(pathname === "/" ? "/index.html" : pathname));
  const content = await readFile(path).catch(() => null);
  response.writeHead(content === null ? 404 : 200, { "Content-Type": CONTENT_TYPES[extname(path)] ?? "text/plain" }).end(content);
}
