import type { IncomingMessage } from 'node:http';

/** A body is at most this long: a hundred bills fit, a flood does not. */
export const MOST_BYTES = 4 * 1024 * 1024;

export type Body = { readonly json: unknown } | { readonly status: 400 | 413 };

/**
 * Reads the JSON of a request, or says with which status to refuse it. What is too long is read to its end and
 * forgotten: a client that is still sending would not see the refusal.
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) return { status: 400 };
    length += piece.length;
    if (length <= MOST_BYTES) pieces.push(piece);
    else pieces.length = 0;
  }
  if (length > MOST_BYTES) return { status: 413 };
  try {
    const json: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    // One message at a time, as the protocol says since 2025-06-18: a batch would be answered many times over.
    return Array.isArray(json) ? { status: 400 } : { json };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400 };
    throw error;
  }
}
