import { z } from 'zod';
import type { StoredEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { documentUrl } from '../document-url.ts';
import { idOf, isMove, parseHandle } from '../handle.ts';
import type { MoveHandle, PaymentHandle } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import { readOpenDocuments } from '../open-documents.ts';
import type { OpenDocument } from '../open-documents.ts';
import { booksProblems } from '../problems.ts';
import { paymentFields, paymentRows } from './payment-rows.ts';
import type { PaidDocument, PaymentView } from './payment-view.ts';

const moveHandleShape = z.string().transform((text, context): MoveHandle => {
  const handle = parseHandle(text);
  if (handle !== undefined && isMove(handle)) return handle;
  context.addIssue('no move');
  return z.NEVER;
});
/** What is remembered of a payment: what it is for. */
const meantShape = z.object({ pays: z.array(z.object({ document: moveHandleShape, amount: z.string() })) });

interface PaymentReaderParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly masterData: MasterData;
  readonly journal: Journal;
}

/** Reads payments in full. */
export class PaymentReader {
  readonly #parts: PaymentReaderParts;

  constructor(parts: PaymentReaderParts) {
    this.#parts = parts;
  }

  /**
   * @param context which companies may be seen
   * @param known what it pays, where that was read a moment ago
   * @throws Problem document_not_found when it does not exist or this user may not see it
   */
  async read(
    document: PaymentHandle,
    context: { allowed_company_ids: readonly number[] },
    known?: ReadonlyMap<MoveHandle, OpenDocument>,
    signal?: AbortSignal,
  ): Promise<{ readonly view: PaymentView; readonly createdBy: number | undefined }> {
    const { client, session, masterData, journal } = this.#parts;
    const meant = whatIsMeant(await journal.entries(), session, document);
    const documents = meant.map((each) => each.document);
    const [rows, currencies, open] = await Promise.all([
      client.call('account.payment', 'search_read', {
        args: [[['id', '=', idOf(document)]]],
        kwargs: { fields: paymentFields(session.version), limit: 1 },
        context: { allowed_company_ids: context.allowed_company_ids },
        signal,
      }),
      masterData.currencies(),
      known ?? readOpenDocuments(client, masterData, documents, context.allowed_company_ids, signal),
    ]);
    const [row] = paymentRows(rows, currencies);
    if (row === undefined) throw booksProblems.documentNotFound(document);
    const { createdBy, ...said } = row;
    const pays = meant.map((each): PaidDocument => {
      const now = open.get(each.document);
      return { ...each, number: now?.name, open: now?.open };
    });
    const isUnsaid = row.state === 'draft' && pays.length === 0;
    const warnings = [
      row.partner === undefined && 'No partner: what it pays cannot be told.',
      isUnsaid && 'It names no document that it pays: posted, it stays open on the partner’s account.',
    ];
    const view: PaymentView = {
      ...said,
      type: 'payment',
      pays,
      warnings: warnings.filter((warning) => warning !== false),
      url: documentUrl(session, idOf(document), 'account.payment'),
    };
    return { view, createdBy };
  }
}

/** What a payment was said to pay when it was drafted here. */
function whatIsMeant(
  entries: readonly StoredEntry[],
  place: Pick<OdooSession, 'origin' | 'database'>,
  payment: PaymentHandle,
): readonly Pick<PaidDocument, 'document' | 'amount'>[] {
  const isHere = ({ connection }: StoredEntry) =>
    connection.origin === place.origin && connection.database === place.database;
  const made = entries.findLast(
    (entry) => entry.what === 'draft-settled' && entry.document === payment && isHere(entry),
  );
  if (made?.what !== 'draft-settled') return [];
  const asked = entries.findLast(
    (entry) =>
      entry.what === 'draft-intended' &&
      entry.key === made.key &&
      (made.request === undefined || entry.request === made.request) &&
      isHere(entry),
  );
  return asked?.what === 'draft-intended' ? (meantShape.safeParse(asked.paper).data?.pays ?? []) : [];
}
