/**
 * The one file that differs between deployments.
 *
 * apiBase  Where the functions answer: "" when they share this page's origin, otherwise an address
 *          such as "https://credits-api.example.com" (list this page's origin in the app's CORS).
 * signIn   Which sign-in to use: { kind: "development" } with the local host, or else a public client of an
 *          OpenID Connect provider, whose redirect address is this page's:
 *            kind         "oidc"
 *            issuer       such as "https://login.example.com", exactly as the provider writes it
 *            clientId     the client's id; there is no secret
 *            scope        "openid profile" unless given; add "offline_access" to renew without asking again
 *            parameters   more for the authorization request, such as { audience: "credits-api" }
 *            connections  origins of the provider's token endpoint, where it is not the issuer's
 */
export const config = {
  apiBase: "",
  signIn: { kind: "development" },
};
