import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";

export const CLIENT = "credits-page";
export const AUDIENCE = "credits-api";

/** An OpenID Connect provider with signed tokens that the API validates as in production. It signs in everyone without a prompt. */
export async function startOidcIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const begun = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, issuer());
    const route = routes[url.pathname] ?? notFound;
    // The page calls these across origins; the browser navigates to the authorization endpoint.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "application/json");
    await route(url, request, response);
  });
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const issuer = () => `http://127.0.0.1:${server.address().port}`;
  const answer = (response, status, body) => response.writeHead(status).end(JSON.stringify(body));

  const notFound = (url, request, response) => answer(response, 404, {});
  const routes = {
    "/.well-known/openid-configuration": (url, request, response) => answer(response, 200, {
      issuer: issuer(), authorization_endpoint: `${issuer()}/authorize`, token_endpoint: `${issuer()}/token`, jwks_uri: `${issuer()}/keys`,
      response_types_supported: ["code"], subject_types_supported: ["public"], id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": (url, request, response) => answer(response, 200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" }] }),
    "/authorize": (url, request, response) => {
      const code = randomUUID();
      begun.set(code, url.searchParams);
      const back = new URL(url.searchParams.get("redirect_uri"));
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state"));
      response.writeHead(302, { Location: back.href }).end();
    },
    "/token": async (url, request, response) => {
      const given = new URLSearchParams(await readText(request));
      const refreshed = given.get("refresh_token");
      const asked = begun.get(given.get("code"));
      begun.delete(given.get("code"));
      const isProven = asked !== undefined
        && createHash("sha256").update(given.get("code_verifier")).digest("base64url") === asked.get("code_challenge");
      if (!isProven && refreshed === null) {
        answer(response, 400, { error: "invalid_grant" });
        return;
      }

      const userId = refreshed ?? `auth0|${asked.get("state").slice(0, 12)}`;
      answer(response, 200, {
        access_token: accessToken(userId), token_type: "Bearer", expires_in: 3600, refresh_token: userId,
        ...(refreshed === null ? { id_token: token({ aud: CLIENT, sub: userId, name: "Ada", nonce: asked.get("nonce") }) } : {}),
      });
    },
  };

  function token(claims, secondsLeft = 3600) {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const signed = `${part({ alg: "RS256", kid, typ: "JWT" })}.${part({ iss: issuer(), iat: now - 7200, nbf: now - 7200, exp: now + secondsLeft, ...claims })}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }

  const accessToken = (userId, secondsLeft) => token({ aud: AUDIENCE, sub: userId }, secondsLeft);

  return {
    issuer: issuer(),
    accessToken,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}

async function readText(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
  }

  return text;
}
