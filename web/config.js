/**
 * The only file that differs between deployments.
 *
 * apiBase  Base address of the API: "" if it has the origin of this page, otherwise an address
 *          such as "https://credits-api.example.com". Add the origin of this page to the CORS origins of the app.
 * signIn   How users sign in: { kind: "development" } with LocalHost, or a public client of an
 *          OpenID Connect provider with the address of this page as its redirect address:
 *            kind         "oidc"
 *            issuer       such as "https://login.example.com", exactly as in the provider's metadata
 *            clientId     the id of the client, which has no secret
 *            scope        default "openid profile"; add "offline_access" to renew tokens without another sign-in
 *            parameters   more parameters of the authorization request, such as { audience: "credits-api" }
 *            connections  origins of the provider's endpoints other than the issuer's own
 */
export const config = {
  apiBase: "",
  signIn: { kind: "development" },
};
