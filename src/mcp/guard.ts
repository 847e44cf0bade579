import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The only path there is. */
export const MCP_PATH = '/mcp';

/** What the protocol's transport is spoken with. */
const METHODS: readonly unknown[] = ['POST', 'GET', 'DELETE'];

/**
 * Decides whether a request may be looked at. VS Code comes over the socket with `Host: localhost`, no `Origin`
 * and our token. Any `Origin` means a web page; another path is 404, so that no client starts looking for OAuth.
 * @returns the status to refuse with, or undefined to go on
 */
export function refusal(request: IncomingMessage, token: string): 401 | 403 | 404 | 405 | undefined {
  const { origin, authorization } = request.headers;
  const [host, ...otherHosts] = request.headersDistinct.host ?? [];
  if (host !== 'localhost' || otherHosts.length > 0 || origin !== undefined) return 403;
  if (request.url !== MCP_PATH) return 404;
  if (!isToken(authorization, `Bearer ${token}`)) return 401;
  return METHODS.includes(request.method) ? undefined : 405;
}

function isToken(given: string | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
