import type { IncomingMessage } from 'node:http';

/** Our longest form is a passphrase and a total. */
const MOST_BYTES = 8 * 1024;

const FORM = 'application/x-www-form-urlencoded';

export type Form =
  { readonly fields: Readonly<Record<string, string>> } | { readonly status: 400 | 413 | 415 };

/**
 * Reads a form as a browser sends it, or says with which status to refuse it. What is too long is read to its end and
 * forgotten: a browser that is still sending would not show the refusal.
 */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) return { status: 400 };
    length += piece.length;
    if (length <= MOST_BYTES) pieces.push(piece);
    else pieces.length = 0;
  }
  if (length > MOST_BYTES) return { status: 413 };
  if (request.headers['content-type'] !== FORM) return { status: 415 };
  const given = [...new URLSearchParams(Buffer.concat(pieces).toString('utf8'))];
  const fields = Object.fromEntries(given);
  // A field that is there twice could be read in two ways.
  return Object.keys(fields).length === given.length ? { fields } : { status: 400 };
}
