import { parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import type { Connection } from '../connection.ts';
import { viewAnswer } from '../view-answers.ts';

/** The document as a resource. A constant, as all that a model reads about the server. */
export const DOCUMENT_TEMPLATE = {
  name: 'document',
  title: 'Document in Odoo',
  uriTemplate: 'odoo://document/{id}',
  description: 'One document in full, as get_document answers: odoo://document/move/7.',
  mimeType: 'application/json',
} as const;

/** No more are offered while somebody types. */
const MOST_OFFERED = 100;

/**
 * @param uri "odoo://document/move/7"; the handle may be percent-encoded
 * @throws Problem invalid_arguments, document_not_found, or one of the wire's
 */
export async function readDocumentResource(
  uri: string,
  { workroom }: Connection,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const document = documentOf(uri);
  const { books } = await workroom();
  return viewAnswer(await books.getDocument(document, signal));
}

/** The handles of drafts that begin with what was typed, the newest first. */
export async function completeDocument(
  typed: string,
  { workroom }: Connection,
  signal: AbortSignal,
): Promise<{ readonly values: string[]; readonly hasMore: boolean }> {
  const { books } = await workroom();
  const { drafts, next } = await books.listDrafts({ limit: MOST_OFFERED }, signal);
  const handles = drafts.map(({ document }) => document);
  return { values: handles.filter((handle) => handle.startsWith(typed)), hasMore: next !== undefined };
}

function documentOf(uri: string): Handle {
  const path = /^odoo:\/\/document\/(?<path>[\w%/]{1,60})$/.exec(uri)?.groups?.path;
  const handle = path === undefined ? undefined : parseHandle(path.replace(/%2F/gi, '/'));
  if (handle !== undefined) return handle;
  throw new Problem({
    code: 'invalid_arguments',
    person: 'An agent asked for a document under an address that does not exist.',
    model: 'A document has an address such as "odoo://document/move/7".',
  });
}
