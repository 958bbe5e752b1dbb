import { describeProblem } from "./words.js";

/** The name of the signed-in user, and the panel for signing in. */
export function createAccount({ signIn, onSignedIn }) {
  const panel = document.getElementById("sign-in");
  const form = document.getElementById("sign-in-form");
  const name = document.getElementById("sign-in-name");
  const problem = document.getElementById("sign-in-problem");
  const button = form.querySelector("button");

  function showUser() {
    panel.hidden = true;
    document.getElementById("account").hidden = false;
    document.getElementById("account-name").textContent = signIn.userName;
  }

  /** Shows the panel. A reason also moves the focus there. */
  function ask(reason = null) {
    panel.hidden = false;
    button.disabled = false;
    document.getElementById("account").hidden = true;
    document.getElementById("sign-in-name-field").hidden = !signIn.asksForName;
    document.getElementById("sign-in-hint").hidden = !signIn.asksForName;
    if (reason !== null) {
      document.getElementById("sign-in-reason").textContent = reason;
      (signIn.asksForName ? name : button).focus();
    }
  }

  async function submit() {
    const userName = name.value.trim();
    if (signIn.asksForName && userName === "") {
      setProblem("Please enter a user name.");
      name.focus();
      return;
    }

    button.disabled = true;
    setProblem("");
    try {
      await signIn.begin(userName);
      onSignedIn();
    } catch (failure) {
      const { title, text } = describeProblem(failure);
      setProblem(`${title} ${text}`);
    } finally {
      button.disabled = false;
    }
  }

  function setProblem(text) {
    problem.textContent = text;
    name.setAttribute("aria-invalid", String(text !== ""));
  }

  window.addEventListener("pageshow", () => { button.disabled = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  document.getElementById("sign-out").addEventListener("click", () => {
    signIn.end();
    // Loading the page again removes the data of this user from memory and from the address.
    window.location.replace(window.location.pathname);
  });

  return { ask, showUser };
}
