import * as oauth from "../vendor/oauth4webapi/index.js";
import { isCheckoutAddress as isPrivateAddress } from "./checkoutAddress.js";
import { Problem } from "./problem.js";

const STORED = "credits.sign-in";
const LEFT_WITH = "credits.sign-in-begun";
const RENEW_BEFORE_END_MS = 30_000;

/** Signs in at an OpenID Connect provider: authorization code with PKCE, in this tab, without a secret. */
export function createOidcSignIn({ signIn: { issuer, clientId, scope = "openid profile", parameters = {} } }) {
  const client = { client_id: clientId };
  const isLocal = isPrivateAddress(issuer) && issuer.startsWith("http:");
  const options = () => ({ [oauth.allowInsecureRequests]: isLocal, signal: AbortSignal.timeout(20_000) });
  const redirectUri = () => window.location.origin + window.location.pathname;
  let current = null;
  let renewal = null;
  let provider = null;

  /** What the provider says about itself, asked for once and again after a failure. */
  function discover() {
    provider ??= oauth.discoveryRequest(new URL(issuer), options())
      .then((response) => oauth.processDiscoveryResponse(new URL(issuer), response))
      .catch((failure) => {
        provider = null;
        throw asProblem(failure);
      });
    return provider;
  }

  async function begin() {
    const server = await discover();
    const begun = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      search: window.location.search,
    };
    const address = new URL(server.authorization_endpoint);
    const asked = {
      ...parameters, scope, client_id: clientId, redirect_uri: redirectUri(), response_type: "code", state: begun.state, nonce: begun.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: "S256",
    };
    Object.entries(asked).forEach(([name, value]) => address.searchParams.set(name, value));
    sessionStorage.setItem(LEFT_WITH, JSON.stringify(begun));
    window.location.assign(address);
    // The page is about to go away: whoever waits for the sign-in must not go on as if it were there.
    return new Promise(() => {});
  }

  async function open() {
    current = readStored(STORED);
    const begun = readStored(LEFT_WITH);
    const arrived = new URL(window.location.href);
    const isBack = begun !== null && arrived.searchParams.get("state") === begun.state;
    if (!isBack) {
      return;
    }

    sessionStorage.removeItem(LEFT_WITH);
    window.history.replaceState(window.history.state, "", window.location.pathname + begun.search);
    try {
      keep(await exchange(arrived, begun));
    } catch (failure) {
      // The buyer is as before, signed out; pressing the button again begins anew.
      console.warn("The sign-in could not be completed.", failure);
    }
  }

  async function exchange(arrived, { verifier, state, nonce }) {
    const server = await discover();
    const callback = oauth.validateAuthResponse(server, client, arrived, state);
    const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), callback, redirectUri(), verifier, options());
    return oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
  }

  function keep(tokens) {
    const claims = oauth.getValidatedIdTokenClaims(tokens) ?? {};
    current = {
      userName: claims.name ?? claims.preferred_username ?? claims.sub ?? current.userName,
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token ?? current?.refreshToken ?? null,
      endsAt: tokens.expires_in === undefined ? null : Date.now() + tokens.expires_in * 1000,
    };
    // The tab, not the browser: the next person at this computer starts signed out.
    sessionStorage.setItem(STORED, JSON.stringify(current));
  }

  async function renew() {
    if (current.refreshToken === null) {
      throw new Problem("unauthorized", { status: 401 });
    }

    try {
      const server = await discover();
      const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), current.refreshToken, options());
      keep(await oauth.processRefreshTokenResponse(server, client, response));
    } catch (failure) {
      throw asProblem(failure);
    }
  }

  return {
    asksForName: false,
    begin,
    open,
    get userName() {
      return current?.userName ?? null;
    },
    async accessToken({ renew: asked = false } = {}) {
      if (current === null) {
        throw new Problem("unauthorized", { status: 401 });
      }

      if (asked || (current.endsAt !== null && current.endsAt < Date.now() + RENEW_BEFORE_END_MS)) {
        renewal ??= renew().finally(() => { renewal = null; });
        await renewal;
      }

      return current.accessToken;
    },
    end() {
      current = null;
      sessionStorage.removeItem(STORED);
      sessionStorage.removeItem(LEFT_WITH);
    },
  };
}

/** A provider that refuses has ended the sign-in; one that cannot be reached has not. */
function asProblem(failure) {
  if (failure instanceof Problem) {
    return failure;
  }

  return failure instanceof oauth.ResponseBodyError
    ? new Problem("unauthorized", { status: 401 })
    : Problem.fromFailure(failure);
}

function readStored(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}
