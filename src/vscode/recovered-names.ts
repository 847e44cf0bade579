import { parseHandle } from '../accounting/handle.ts';
import type { Handle } from '../accounting/handle.ts';
import type { Workroom } from '../office/workroom.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';
import { documentName } from './document-name.ts';

/** What people call documents, by their handles. */
export type Names = ReadonlyMap<string, string>;

/**
 * Reads what the documents are called that were cut off on this connection.
 * @param report hears why one cannot be read: its handle has to do then
 */
export async function namesIn(
  { session, books }: Pick<Workroom, 'session' | 'books'>,
  recovered: readonly Recovered[],
  report: (thrown: unknown) => unknown,
): Promise<Names> {
  const { origin, database } = session;
  const here = recovered.filter(
    ({ intent: { connection } }) => connection.origin === origin && connection.database === database,
  );
  const names = new Map<string, string>();
  for (const document of new Set(here.flatMap(documentsOf))) {
    try {
      names.set(document, documentName(await books.getDocument(document)));
    } catch (thrown) {
      report(thrown);
    }
  }
  return names;
}

/** The documents that are there, as far as that is known. */
export function documentsOf({ intent, became, made }: Recovered): readonly Handle[] {
  switch (intent.what) {
    case 'draft-intended':
      return made === undefined ? [] : [made];
    case 'partner-intended':
      return [];
    case 'discarding-intended':
      return became === 'done' ? [] : handlesOf(intent.document);
    case 'settling-intended':
      return handlesOf(intent.document, intent.by);
    case 'change-intended':
    case 'file-intended':
    case 'note-intended':
    case 'posting-intended':
    case 'undoing-intended':
      return handlesOf(intent.document);
  }
}

function handlesOf(...texts: readonly string[]): readonly Handle[] {
  return texts.flatMap((text) => parseHandle(text) ?? []);
}
