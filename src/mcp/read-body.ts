import type { IncomingMessage } from 'node:http';
import { readWithin } from '../common/read-within.ts';

/** A body is at most this long: a hundred bills fit, a flood does not. */
export const MOST_BYTES = 4 * 1024 * 1024;

export type Body = { readonly json: unknown } | { readonly status: 400 | 413 };

/** Reads the JSON of a request, or says with which status to refuse it. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const body = await readWithin(request, MOST_BYTES);
  if (body === undefined) return { status: 413 };
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    // One message at a time, as the protocol says since 2025-06-18: a batch would be answered many times over.
    return Array.isArray(json) ? { status: 400 } : { json };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400 };
    throw error;
  }
}
