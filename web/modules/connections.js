/**
 * Narrows the page's policy to the one API it was configured for. A static host cannot know that address,
 * and a policy that is added later can only take permissions away.
 */
export function limitConnections(document, apiBase) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src 'self' ${apiBase === "" ? "" : new URL(apiBase).origin}`;
  document.head.append(policy);
}
