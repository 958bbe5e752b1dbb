const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);

/** Only a web address that nobody on the way can read or change is worth sending a buyer to; this machine's own is the exception. */
export function isCheckoutAddress(text) {
  if (typeof text !== "string" || !URL.canParse(text)) {
    return false;
  }

  const { protocol, hostname, username, password } = new URL(text);
  const isPrivate = protocol === "https:" || (protocol === "http:" && LOCAL_HOSTS.has(hostname));
  return isPrivate && username === "" && password === "";
}
