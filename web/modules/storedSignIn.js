const STORED = "credits.sign-in";

/** The sign-in as this tab keeps it. The tab, not the browser: the next person at this computer starts signed out. */
export const storedSignIn = {
  /** Null when nobody is signed in. */
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
