/**
 * One key for each thing that should happen once. A try whose outcome nobody knows keeps its key, so that sending it
 * again cannot do it a second time; what has been answered is over, and the same again is another thing.
 */
export function createIdempotencyKeys() {
  const unanswered = new Map();

  return {
    of(intent) {
      const key = unanswered.get(intent) ?? randomKey();
      unanswered.set(intent, key);
      return key;
    },
    forget: (intent) => unanswered.delete(intent),
  };
}

function randomKey() {
  // Not randomUUID, which a page served over plain http does not have.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
