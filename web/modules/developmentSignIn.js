import { Problem } from "./problem.js";
import { storedSignIn } from "./storedSignIn.js";

const TIMEOUT_MS = 20_000;
const RENEW_BEFORE_END_MS = 30_000;

/** Signs in under any name with a token from LocalHost. A deployed app does not have this. */
export function createDevelopmentSignIn({ apiBase }) {
  let current = null;
  let renewal = null;

  async function requestToken(userId) {
    let response;
    try {
      response = await fetch(`${apiBase}/dev/token`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ userId }),
        credentials: "omit",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (failure) {
      throw Problem.fromFailure(failure);
    }

    if (!response.ok) {
      throw response.status === 404 ? new Problem("sign-in-unavailable", { status: 404 }) : await Problem.fromResponse(response);
    }

    const { accessToken } = await response.json();
    return accessToken;
  }

  async function begin(userName) {
    keep({ userName, accessToken: await requestToken(userName) });
  }

  function keep(signedIn) {
    current = signedIn;
    storedSignIn.keep(signedIn);
  }

  function renew() {
    // Concurrent requests share one renewal.
    renewal ??= begin(current.userName).finally(() => { renewal = null; });
    return renewal;
  }

  return {
    asksForName: true,
    begin,
    get userName() {
      return current?.userName ?? null;
    },
    async open() {
      current = storedSignIn.read();
    },
    async accessToken({ renew: asked = false } = {}) {
      if (current === null) {
        throw new Problem("unauthorized", { status: 401 });
      }

      if (asked || endsSoon(current.accessToken)) {
        await renew();
      }

      return current.accessToken;
    },
    end() {
      current = null;
      storedSignIn.forget();
    },
  };
}

function endsSoon(token) {
  try {
    const claims = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
    return claims.exp * 1000 < Date.now() + RENEW_BEFORE_END_MS;
  } catch {
    // The API rejects a token that it cannot read either.
    return false;
  }
}
