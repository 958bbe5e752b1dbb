import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { CONTENT_TYPES, WEB } from "./mockApi.mjs";

/** Serves web/ like a deployed static host, with its own config.js and headers. */
export async function startStaticHost() {
  let config = null;
  const served = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    served.push(`${request.method} ${pathname}`);
    const path = pathname === "/" ? "/index.html" : normalize(pathname);
    const content = path === "/config.js" ? `export const config = ${JSON.stringify(config)};` : await readFile(join(WEB, path)).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {
      "Content-Type": CONTENT_TYPES[extname(path)] ?? "text/plain",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        `connect-src 'self' ${config?.apiBase ?? ""} ${config?.signIn.issuer ?? ""}`, "require-trusted-types-for 'script'", "trusted-types 'none'",
      ].join("; "),
    }).end(content ?? "");
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });

  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    served,
    configure: (members) => { config = members; },
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}
