const part = encodeURIComponent;

/** Where each view of the page is: behind the "#", so that a static host needs no rule for it. */
export const addresses = {
  parkedEvents: "#/",
  parkedEvent: (eventId) => `#/failed-events/${part(eventId)}`,
  lookUp: "#/look-up",
  event: (eventId) => `#/events/${part(eventId)}`,
  user: (userId) => `#/users/${part(userId)}`,
  purchase: (userId, purchaseId) => `#/users/${part(userId)}/purchases/${part(purchaseId)}`,
  reconcile: "#/reconcile",
};

/** The ids in an address that has the form of `pattern`, such as "users/:/purchases/:"; null for any other. */
export function match(pattern, hash) {
  const wanted = pattern.split("/");
  const given = hash.replace(/^#\/?/, "").split("/");
  const isMatch = wanted.length === given.length && wanted.every((name, index) => name === ":" || name === given[index]);
  try {
    return isMatch ? given.filter((_, index) => wanted[index] === ":").map(decodeURIComponent) : null;
  } catch {
    // Typed by hand and not escaped as it should be.
    return null;
  }
}
