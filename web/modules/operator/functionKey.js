const STORED = "credits.function-key";

/** The operator's key, kept for this tab only: whoever opens the next one is asked again. */
export function createFunctionKey() {
  return {
    get value() {
      return sessionStorage.getItem(STORED);
    },
    keep: (value) => sessionStorage.setItem(STORED, value),
    forget: () => sessionStorage.removeItem(STORED),
  };
}
