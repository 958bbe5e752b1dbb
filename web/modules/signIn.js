import { createDevelopmentSignIn } from "./developmentSignIn.js";
import { createOidcSignIn } from "./oidcSignIn.js";

const kinds = { development: createDevelopmentSignIn, oidc: createOidcSignIn };

/**
 * The sign-in that is configured in config.js. All kinds have the same members:
 *
 *   asksForName              whether begin() needs a user name
 *   open()                   called once when the page opens: restores the sign-in of this tab or completes a redirect
 *   userName                 the name to display, or null when signed out
 *   accessToken({ renew })   an access token, renewed if it expires soon; throws the Problem "unauthorized" when there is none
 *   begin(userName)          signs in, or leaves the page for the provider
 *   end()                    signs out and deletes the stored tokens
 */
export function createSignIn(config) {
  const create = kinds[config.signIn.kind];
  if (create === undefined) {
    throw new Error(`Unknown kind of sign-in in config.js: ${config.signIn.kind}`);
  }

  return create(config);
}
