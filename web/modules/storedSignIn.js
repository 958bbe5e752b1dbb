const STORED = "credits.sign-in";

/** The sign-in of this tab. Stored per tab, so that the next user of the computer starts signed out. */
export const storedSignIn = {
  /** Returns null when signed out. */
  read() {
    try {
      const stored = JSON.parse(sessionStorage.getItem(STORED));
      return typeof stored?.userName === "string" && typeof stored.accessToken === "string" ? stored : null;
    } catch {
      return null;
    }
  },
  keep: (signIn) => sessionStorage.setItem(STORED, JSON.stringify(signIn)),
  forget: () => sessionStorage.removeItem(STORED),
};
