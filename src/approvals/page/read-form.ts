import type { IncomingMessage } from 'node:http';
import { readWithin } from '../../common/read-within.ts';

/** Our longest form is that of a contact: ten short lines, each letter of which may be nine characters on the way. */
const MOST_BYTES = 16 * 1024;

const FORM = 'application/x-www-form-urlencoded';

export type Form =
  { readonly fields: Readonly<Record<string, string>> } | { readonly status: 400 | 413 | 415 };

/** Reads a form as a browser sends it, or says with which status to refuse it. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const body = await readWithin(request, MOST_BYTES);
  if (body === undefined) return { status: 413 };
  if (request.headers['content-type'] !== FORM) return { status: 415 };
  const given = [...new URLSearchParams(body.toString('utf8'))];
  const fields = Object.fromEntries(given);
  // A field that is there twice could be read in two ways.
  return Object.keys(fields).length === given.length ? { fields } : { status: 400 };
}
