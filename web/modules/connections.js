/**
 * Narrows the content security policy of the page to the configured servers. A static host does not know their
 * addresses, and a policy that is added later can only remove permissions.
 */
export function limitConnections(document, servers) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = ["connect-src 'self'", ...servers.filter((server) => server !== "").map((server) => new URL(server).origin)].join(" ");
  document.head.append(policy);
}
