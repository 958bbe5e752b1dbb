/**
 * The one file that differs between deployments.
 *
 * apiBase  Where the functions answer: "" when they share this page's origin, otherwise an address
 *          such as "https://credits-api.example.com" (list this page's origin in the app's CORS).
 * signIn   Which sign-in to use; see modules/signIn.js.
 */
export const config = {
  apiBase: "",
  signIn: { kind: "development" },
};
