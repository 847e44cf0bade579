import { inEnglish } from '../../common/said.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { documentUrl } from '../document-url.ts';
import { idOf } from '../handle.ts';
import type { MoveHandle, PaymentHandle } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import { readOpenDocuments } from '../open-documents.ts';
import type { OpenDocument } from '../open-documents.ts';
import { booksProblems } from '../problems.ts';
import { meantPayments, othersFor, paidTwiceWarnings } from './meant-payments.ts';
import { paymentFields, paymentRows } from './payment-rows.ts';
import type { PaidDocument, PaymentView } from './payment-view.ts';

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
    const all = meantPayments(await journal.entries(), session);
    const meant = all.get(document) ?? [];
    const documents = meant.map((each) => each.document);
    const others = othersFor(document, all);
    const [rows, currencies, open] = await Promise.all([
      client.call('account.payment', 'search_read', {
        args: [[['id', 'in', [document, ...others].map(idOf)]]],
        kwargs: { fields: paymentFields(session.version) },
        context: { allowed_company_ids: context.allowed_company_ids },
        signal,
      }),
      masterData.currencies(),
      known ?? readOpenDocuments(client, masterData, documents, context.allowed_company_ids, signal),
    ]);
    const found = paymentRows(rows, currencies);
    const row = found.find((each) => each.document === document);
    if (row === undefined) throw booksProblems.documentNotFound(document);
    const { createdBy, ...said } = row;
    const pays = meant.map((each): PaidDocument => {
      const now = open.get(each.document);
      return { ...each, number: now?.name, open: now?.open };
    });
    const drafts = found.flatMap((each) => (each.state === 'draft' && each !== row ? [each.document] : []));
    const isUnsaid = row.state === 'draft' && pays.length === 0;
    const warnings = [
      row.partner === undefined && 'No partner: what it pays cannot be told.',
      isUnsaid && 'It names no document that it pays: posted, it stays open on the partner’s account.',
      ...(row.state === 'draft' ? paidTwiceWarnings(pays, drafts, all).map(inEnglish) : []),
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
