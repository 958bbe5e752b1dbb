import * as oauth from "../vendor/oauth4webapi/index.js";
import { isCheckoutAddress as isPrivateAddress } from "./checkoutAddress.js";
import { Problem } from "./problem.js";

/** Requests to an OpenID Connect provider: authorization code flow with PKCE, as a public client. */
export function createOidcProvider({ issuer, clientId, scope = "openid profile", parameters = {} }) {
  const client = { client_id: clientId };
  const isLocal = isPrivateAddress(issuer) && issuer.startsWith("http:");
  const options = () => ({ [oauth.allowInsecureRequests]: isLocal, signal: AbortSignal.timeout(20_000) });
  let provider = null;

  /** The metadata of the provider. Requested once, and again after a failure. */
  function discover() {
    provider ??= oauth.discoveryRequest(new URL(issuer), options())
      .then((response) => oauth.processDiscoveryResponse(new URL(issuer), response))
      .catch((failure) => {
        provider = null;
        throw asProblem(failure);
      });
    return provider;
  }

  return {
    /** Random values for one sign-in, which are checked when it completes. */
    secrets: () => ({
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
    }),

    /** The address at which the user signs in. */
    async authorizationAddress({ verifier, state, nonce }, redirectUri) {
      const server = await discover();
      const address = new URL(server.authorization_endpoint);
      const asked = {
        ...parameters, scope, client_id: clientId, redirect_uri: redirectUri, response_type: "code", state, nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
      };
      Object.entries(asked).forEach(([name, value]) => address.searchParams.set(name, value));
      return address;
    },

    /** Exchanges the authorization code in the address for tokens. */
    async exchange(arrived, { verifier, state, nonce }, redirectUri) {
      const server = await discover();
      const callback = oauth.validateAuthResponse(server, client, arrived, state);
      const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), callback, redirectUri, verifier, options());
      return read(await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true }));
    },

    async renew(refreshToken) {
      try {
        const server = await discover();
        const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options());
        return read(await oauth.processRefreshTokenResponse(server, client, response));
      } catch (failure) {
        throw asProblem(failure);
      }
    },
  };
}

/** The values that the page keeps. Missing ones are null. */
function read(tokens) {
  const claims = oauth.getValidatedIdTokenClaims(tokens) ?? {};
  return {
    userName: claims.name ?? claims.preferred_username ?? claims.sub ?? null,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    endsAt: tokens.expires_in === undefined ? null : Date.now() + tokens.expires_in * 1000,
  };
}

/** An error response from the provider ends the sign-in. A provider that is unreachable does not. */
function asProblem(failure) {
  if (failure instanceof Problem) {
    return failure;
  }

  return failure instanceof oauth.ResponseBodyError
    ? new Problem("unauthorized", { status: 401 })
    : Problem.fromFailure(failure);
}
