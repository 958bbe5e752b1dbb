/**
 * Idempotency keys by intent. A request with an unknown outcome keeps its key, so that a retry cannot take effect
 * twice. After `forget`, the same intent gets a new key.
 */
export function createIdempotencyKeys() {
  const keys = new Map();

  return {
    of(intent) {
      const key = keys.get(intent) ?? randomKey();
      keys.set(intent, key);
      return key;
    },
    forget: (intent) => keys.delete(intent),
  };
}

function randomKey() {
  // Not randomUUID, which is unavailable on pages served over plain http.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
