import type { OdooSession } from '../../odoo/session.ts';
import { documentDigest } from '../changing/document-digest.ts';
import type { SeenDocuments } from '../changing/seen-documents.ts';
import { moveRow, SPECIFICATION, TRACES } from './document-row.ts';
import { tracesOf } from './document-traces.ts';
import { toView } from './document-view.ts';
import type { ReadDocument } from './document-read.ts';
import { factsOf } from './facts-of-document.ts';
import { idOf, moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import { booksProblems } from '../problems.ts';
import { ITEMS, itemsRow, toItems } from './journal-items.ts';
import type { EntryItems } from './journal-items.ts';
import type { ReadOptions, RecordReader, Specification } from './record-reader.ts';
import { readVisible } from './visible.ts';

const SPECIFICATIONS = {
  header: SPECIFICATION,
  all: { ...SPECIFICATION, ...TRACES },
  entry: { ...SPECIFICATION, ...ITEMS },
} as const;

/** Reads documents in full. */
export class DocumentReader {
  readonly #records: RecordReader;
  readonly #session: Pick<OdooSession, 'origin' | 'database' | 'version'>;
  readonly #seen: SeenDocuments;

  /** @param seen remembers what was read */
  constructor(
    records: RecordReader,
    session: Pick<OdooSession, 'origin' | 'database' | 'version'>,
    seen: SeenDocuments,
  ) {
    this.#records = records;
    this.#session = session;
    this.#seen = seen;
  }

  /**
   * @param context which companies may be seen; the first one decides which account codes are shown
   * @param traces `all` tells also who wrote each journal item, which costs older versions a request more; `entry`
   * says that it is a journal entry, which otherwise takes one more request to learn
   * @throws Problem document_not_found when it does not exist or this user may not see it
   */
  async read(
    document: MoveHandle,
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
    traces: keyof typeof SPECIFICATIONS = 'header',
  ): Promise<ReadDocument> {
    const options = { context, signal };
    return this.#toDocument(await this.#find(document, SPECIFICATIONS[traces], options), options);
  }

  /** Reads several at once; one that does not exist is left out. */
  async readAll(
    documents: readonly MoveHandle[],
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<MoveHandle, ReadDocument>> {
    const options = { context, signal };
    const found = await this.#records.read('account.move', documents.map(idOf), SPECIFICATION, options);
    const read = await Promise.all(found.map((row) => this.#toDocument(row, options)));
    return new Map(read.map((document) => [document.view.document, document] as const));
  }

  async #toDocument(found: unknown, options: ReadOptions): Promise<ReadDocument> {
    const move = moveRow.parse(found);
    const entry =
      move.move_type === 'entry' ? await this.#items(moveHandle(move.id), found, options) : undefined;
    const known = toView(move, this.#session, entry);
    const said = factsOf(known, move);
    const read = {
      view: { ...known, digest: documentDigest(known.document, said) },
      createdBy: move.create_uid === false ? undefined : move.create_uid,
      facts: said,
      traces: tracesOf(move),
    };
    this.#seen.remember(read);
    return read;
  }

  async #find(document: MoveHandle, specification: Specification, options: ReadOptions): Promise<unknown> {
    const [found] = await readVisible(document, () =>
      this.#records.read('account.move', [idOf(document)], specification, options),
    );
    if (found === undefined) throw booksProblems.documentNotFound(document);
    return found;
  }

  /** @param found what was read of it, which has the items if they were asked for */
  async #items(document: MoveHandle, found: unknown, options: ReadOptions): Promise<EntryItems> {
    const there = itemsRow.safeParse(found).data;
    return toItems(there ?? itemsRow.parse(await this.#find(document, ITEMS, options)));
  }
}
