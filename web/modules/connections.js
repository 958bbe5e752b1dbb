/**
 * Narrows the page's policy to the servers it was configured for. A static host cannot know their addresses,
 * and a policy that is added later can only take permissions away.
 */
export function limitConnections(document, servers) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = ["connect-src 'self'", ...servers.filter((server) => server !== "").map((server) => new URL(server).origin)].join(" ");
  document.head.append(policy);
}
