const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);

/** Accepts https addresses without credentials, and http only for this machine. */
export function isCheckoutAddress(text) {
  if (typeof text !== "string" || !URL.canParse(text)) {
    return false;
  }

  const { protocol, hostname, username, password } = new URL(text);
  const isPrivate = protocol === "https:" || (protocol === "http:" && LOCAL_HOSTS.has(hostname));
  return isPrivate && username === "" && password === "";
}
