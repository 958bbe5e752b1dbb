import { Problem } from "./problem.js";
import { storedSignIn } from "./storedSignIn.js";

const STORED_REQUEST = "credits.sign-in-begun";
const RENEW_BEFORE_END_MS = 30_000;

/** Signs in at an OpenID Connect provider, for this tab. */
export function createOidcSignIn({ signIn }) {
  const redirectUri = () => window.location.origin + window.location.pathname;
  let current = null;
  let renewal = null;
  let provider = null;

  /** Loads the library only when it is needed, because it is as large as the rest of the page. */
  function loadProvider() {
    provider ??= import("./oidcProvider.js").then(({ createOidcProvider }) => createOidcProvider(signIn), (failure) => {
      provider = null;
      throw Problem.fromFailure(failure);
    });
    return provider;
  }

  async function begin() {
    const { secrets, authorizationAddress } = await loadProvider();
    const begun = { ...secrets(), search: window.location.search };
    const address = await authorizationAddress(begun, redirectUri());
    sessionStorage.setItem(STORED_REQUEST, JSON.stringify(begun));
    window.location.assign(address);
    // Never resolves, because the browser is leaving the page and callers must not continue as signed in.
    return new Promise(() => {});
  }

  async function open() {
    current = storedSignIn.read();
    const begun = readBegun();
    const arrived = new URL(window.location.href);
    const isBack = begun !== null && arrived.searchParams.get("state") === begun.state;
    if (!isBack) {
      return;
    }

    sessionStorage.removeItem(STORED_REQUEST);
    window.history.replaceState(window.history.state, "", window.location.pathname + begun.search);
    try {
      const { exchange } = await loadProvider();
      keep(await exchange(arrived, begun, redirectUri()));
    } catch (failure) {
      // The buyer stays signed out and can press the button again.
      console.warn("The sign-in could not be completed.", failure);
    }
  }

  function keep(tokens) {
    current = {
      ...tokens,
      userName: tokens.userName ?? current.userName,
      refreshToken: tokens.refreshToken ?? current?.refreshToken ?? null,
    };
    storedSignIn.keep(current);
  }

  async function renew() {
    if (current.refreshToken === null) {
      throw new Problem("unauthorized", { status: 401 });
    }

    const { renew: renewAtProvider } = await loadProvider();
    keep(await renewAtProvider(current.refreshToken));
  }

  return {
    asksForName: false,
    begin,
    open,
    get userName() {
      return current?.userName ?? null;
    },
    async accessToken({ renew: asked = false } = {}) {
      if (current === null) {
        throw new Problem("unauthorized", { status: 401 });
      }

      if (asked || (current.endsAt !== null && current.endsAt < Date.now() + RENEW_BEFORE_END_MS)) {
        renewal ??= renew().finally(() => { renewal = null; });
        await renewal;
      }

      return current.accessToken;
    },
    end() {
      current = null;
      storedSignIn.forget();
      sessionStorage.removeItem(STORED_REQUEST);
    },
  };
}

function readBegun() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_REQUEST));
  } catch {
    return null;
  }
}
