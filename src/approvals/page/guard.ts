import type { IncomingMessage } from 'node:http';

/**
 * Decides whether a request may be looked at: it has to come from a page of ours, or from somebody who typed our
 * address. `Host` and, of whatever answers, `Origin` are ours to the letter. `Sec-Fetch-Site` may not say otherwise;
 * not every browser sends it where there is no TLS, and the other two suffice.
 * @param origin our own: "http://127.0.0.1:41233"
 * @returns the status to refuse with, or undefined to go on
 */
export function refusal(request: IncomingMessage, origin: string): 403 | 405 | undefined {
  const { method, headersDistinct: headers } = request;
  if (!isOnly(headers.host, new URL(origin).host)) return 403;
  if (method !== 'GET' && method !== 'POST') return 405;
  const isPost = method === 'POST';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !isOnly(site, 'same-origin') && (isPost || !isOnly(site, 'none'))) return 403;
  return (isPost || headers.origin !== undefined) && !isOnly(headers.origin, origin) ? 403 : undefined;
}

/** Whether a header is there once, and says this, letter by letter. */
function isOnly(values: readonly string[] | undefined, expected: string): boolean {
  return values?.length === 1 && values[0] === expected;
}
