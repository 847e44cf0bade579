/**
 * Takes the secret out of what a server said about an error, should it, or something before it, have echoed the
 * request: as it was, or as JSON or HTML write it. Done before anything is cut or folded.
 * @param said parsed JSON
 */
export function withoutSecret(said: unknown, secret: string | undefined): unknown {
  if (secret === undefined || secret === '') return said;
  if (typeof said === 'string')
    return formsOf(secret).reduce((text, form) => text.replaceAll(form, '•••'), said);
  if (Array.isArray(said)) return said.map((member: unknown) => withoutSecret(member, secret));
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(
    Object.entries(said).map(
      ([key, member]: [string, unknown]) => [key, withoutSecret(member, secret)] as const,
    ),
  );
}

function formsOf(secret: string): string[] {
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
  const forms = [secret, JSON.stringify(secret).slice(1, -1), html, html.replaceAll('&#39;', '&#x27;')];
  return [...new Set([...forms, encodeURIComponent(secret)])];
}
