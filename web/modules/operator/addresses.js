const part = encodeURIComponent;

/** The addresses of the views, in the fragment, so that a static host needs no rewrite rules. */
export const addresses = {
  parkedEvents: "#/",
  parkedEvent: (eventId) => `#/failed-events/${part(eventId)}`,
  lookUp: "#/look-up",
  event: (eventId) => `#/events/${part(eventId)}`,
  user: (userId) => `#/users/${part(userId)}`,
  purchase: (userId, purchaseId) => `#/users/${part(userId)}/purchases/${part(purchaseId)}`,
  reconcile: "#/reconcile",
};

/** The ids in an address that matches `pattern`, such as "users/:/purchases/:"; null if it does not match. */
export function match(pattern, hash) {
  const wanted = pattern.split("/");
  const given = hash.replace(/^#\/?/, "").split("/");
  const isMatch = wanted.length === given.length && wanted.every((name, index) => name === ":" || name === given[index]);
  try {
    return isMatch ? given.filter((_, index) => wanted[index] === ":").map(decodeURIComponent) : null;
  } catch {
    // The address contains an invalid escape sequence.
    return null;
  }
}
