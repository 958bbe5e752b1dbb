const STORED = "credits.function-key";

/** The function key, stored for this tab only. */
export function createFunctionKey() {
  return {
    get value() {
      return sessionStorage.getItem(STORED);
    },
    keep: (value) => sessionStorage.setItem(STORED, value),
    forget: () => sessionStorage.removeItem(STORED),
  };
}
