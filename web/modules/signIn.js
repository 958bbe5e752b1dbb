import { createDevelopmentSignIn } from "./developmentSignIn.js";
import { createOidcSignIn } from "./oidcSignIn.js";

const kinds = { development: createDevelopmentSignIn, oidc: createOidcSignIn };

/**
 * The sign-in that config.js names. Every kind has the same members, so that the page knows none of them:
 *
 *   asksForName              whether begin() wants a user name; otherwise a button alone starts it
 *   open()                   once, when the page opens: finds the sign-in of this tab, or completes a redirect
 *   userName                 whom to greet, or null when nobody is signed in
 *   accessToken({ renew })   a token that should be good; throws the Problem "unauthorized" when there is none
 *   begin(userName)          signs in, or leaves the page to do so
 *   end()                    forgets everything about the user
 */
export function createSignIn(config) {
  const create = kinds[config.signIn.kind];
  if (create === undefined) {
    throw new Error(`config.js names an unknown kind of sign-in: ${config.signIn.kind}`);
  }

  return create(config);
}
