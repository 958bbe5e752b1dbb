import { execFileSync } from "node:child_process";
import { X509Certificate, createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createSecureServer } from "node:http2";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { CONTENT_TYPES, CUSTOM, PACKS, WEB } from "./mockApi.mjs";

const { key, cert } = await makeCertificate();

/**
 * A browser argument that makes the certificate trusted. If certificate errors were ignored instead, the browser would make each
 * connection twice.
 */
export const TRUST = `--ignore-certificate-errors-spki-list=${fingerprint(cert)}`;

/** Like a content delivery network: Brotli over HTTP/2. */
export const startNetworkHost = () => start({ create: createSecureServer, compress: brotliCompressSync, encoding: "br" });

/** Like the static site of a storage account with compressed files: gzip, HTTP/1.1 over TLS. */
export const startStorageHost = () => start({ create: createServer, compress: gzipSync, encoding: "gzip" });

async function start({ create, compress, encoding }) {
  const answers = await read(compress);
  const server = create({ key, cert }, (request, response) => {
    const answer = answers.get(request.url);
    response.writeHead(answer === undefined ? 404 : 200, answer === undefined ? {} : { "Content-Type": answer.type, "Content-Encoding": encoding });
    response.end(answer?.content);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { origin: `https://127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => { server.close(resolve); }) };
}

/** Compresses the files in advance, so that the measurement does not include it. */
async function read(compress) {
  const answers = new Map();
  for (const path of await readdir(WEB, { recursive: true })) {
    if (extname(path) in CONTENT_TYPES) {
      answers.set(`/${path}`, { content: compress(await readFile(join(WEB, path))), type: CONTENT_TYPES[extname(path)] });
    }
  }

  answers.set("/", answers.get("/index.html"));
  answers.set("/api/credit-packs", { content: compress(JSON.stringify({ packs: PACKS, custom: CUSTOM })), type: "application/json" });
  return answers;
}

async function makeCertificate() {
  const folder = await mkdtemp(join(tmpdir(), "compressing-host-"));
  try {
    const [keyFile, certFile] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
      "-subj", "/CN=127.0.0.1", "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
    return { key: await readFile(keyFile), cert: await readFile(certFile) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fingerprint(certificate) {
  const publicKey = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(publicKey).digest("base64");
}
