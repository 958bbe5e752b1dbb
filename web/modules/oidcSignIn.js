import { Problem } from "./problem.js";
import { storedSignIn } from "./storedSignIn.js";

const LEFT_WITH = "credits.sign-in-begun";
const RENEW_BEFORE_END_MS = 30_000;

/** Signs in at an OpenID Connect provider, in this tab. */
export function createOidcSignIn({ signIn }) {
  const redirectUri = () => window.location.origin + window.location.pathname;
  let current = null;
  let renewal = null;
  let provider = null;

  /** Fetched only when the provider has to be asked: the library weighs as much as all the rest. */
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
    sessionStorage.setItem(LEFT_WITH, JSON.stringify(begun));
    window.location.assign(address);
    // The page is about to go away: whoever waits for the sign-in must not go on as if it were there.
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

    sessionStorage.removeItem(LEFT_WITH);
    window.history.replaceState(window.history.state, "", window.location.pathname + begun.search);
    try {
      const { exchange } = await loadProvider();
      keep(await exchange(arrived, begun, redirectUri()));
    } catch (failure) {
      // The buyer is as before, signed out; pressing the button again begins anew.
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
      sessionStorage.removeItem(LEFT_WITH);
    },
  };
}

function readBegun() {
  try {
    return JSON.parse(sessionStorage.getItem(LEFT_WITH));
  } catch {
    return null;
  }
}
