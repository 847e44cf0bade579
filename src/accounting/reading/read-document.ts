import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { documentLineShape, toDocumentLine } from './document-line.ts';
import type { DocumentLine, DocumentView } from '../documents.ts';
import { idOf, moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import { MOVE_TYPES } from '../kinds.ts';
import { odooFloat, odooText, webMany2one, webNamed } from './odoo-values.ts';
import { documentUrl } from '../document-url.ts';
import { booksProblems } from '../problems.ts';
import type { RecordReader } from './record-reader.ts';
import { readVisible } from './visible.ts';

const NAMED = { fields: { display_name: {} } } as const;

/** The document, its lines and their taxes. */
const SPECIFICATION = {
  name: {},
  move_type: {},
  state: {},
  company_id: NAMED,
  journal_id: NAMED,
  partner_id: NAMED,
  ref: {},
  invoice_date: {},
  date: {},
  invoice_date_due: {},
  invoice_payment_term_id: NAMED,
  currency_id: { fields: { name: {}, decimal_places: {} } },
  amount_untaxed: {},
  amount_tax: {},
  amount_total: {},
  auto_post: {},
  create_uid: {},
  duplicated_ref_ids: NAMED,
  invoice_line_ids: {
    fields: {
      name: {},
      display_type: {},
      quantity: {},
      price_unit: {},
      discount: {},
      price_subtotal: {},
      amount_currency: {},
      account_id: { fields: { code: {}, name: {} } },
      tax_ids: NAMED,
    },
  },
} as const;

const moveRow = z.object({
  id: z.int(),
  name: odooText,
  move_type: z.enum(MOVE_TYPES),
  state: z.enum(['draft', 'posted', 'cancel']),
  company_id: webNamed,
  journal_id: webNamed,
  partner_id: webMany2one,
  ref: odooText,
  invoice_date: odooText,
  date: odooText,
  invoice_date_due: odooText,
  invoice_payment_term_id: webMany2one,
  currency_id: z.object({ id: z.int(), name: z.string(), decimal_places: z.int() }),
  amount_untaxed: odooFloat,
  amount_tax: odooFloat,
  amount_total: odooFloat,
  auto_post: odooText,
  create_uid: z.union([z.int(), z.literal(false)]),
  duplicated_ref_ids: z.array(webNamed),
  invoice_line_ids: z.array(documentLineShape.extend({ amount_currency: odooFloat })),
});

/** A document and the Odoo user who made it. */
export interface ReadDocument {
  readonly view: DocumentView;
  readonly createdBy: number | undefined;
}

/** Reads documents in full. */
export class DocumentReader {
  readonly #records: RecordReader;
  readonly #session: Pick<OdooSession, 'origin' | 'database' | 'version'>;

  constructor(records: RecordReader, session: Pick<OdooSession, 'origin' | 'database' | 'version'>) {
    this.#records = records;
    this.#session = session;
  }

  /**
   * @param context which companies may be seen; the first one decides which account codes are shown
   * @throws Problem document_not_found when it does not exist or this user may not see it
   */
  async read(
    document: MoveHandle,
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
  ): Promise<ReadDocument> {
    const found = await readVisible(document, () =>
      this.#records.read('account.move', idOf(document), SPECIFICATION, { context, signal }),
    );
    if (found === undefined) throw booksProblems.documentNotFound(document);
    const move = moveRow.parse(found);
    return {
      view: toView(move, documentUrl(this.#session, move.id)),
      createdBy: move.create_uid === false ? undefined : move.create_uid,
    };
  }
}

function toView(move: z.output<typeof moveRow>, url: string): DocumentView {
  const places = move.currency_id.decimal_places;
  const amount = (value: number) => formatDecimal(fromOdooFloat(value, places));
  return {
    document: moveHandle(move.id),
    type: move.move_type,
    state: move.state,
    number: move.state === 'draft' || move.name === '/' ? undefined : move.name,
    company: move.company_id,
    journal: move.journal_id,
    partner: move.partner_id,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    dueDate: move.invoice_date_due,
    paymentTerm: move.invoice_payment_term_id,
    currency: move.currency_id.name,
    lines: move.invoice_line_ids.flatMap((line): DocumentLine[] => {
      const isSectionOrNote = line.display_type !== undefined && line.display_type !== 'product';
      // A line of a journal entry has no price; 14 leaves its subtotal at nothing.
      const shown = move.move_type === 'entry' ? { ...line, price_subtotal: line.amount_currency } : line;
      return isSectionOrNote ? [] : [toDocumentLine(shown, places)];
    }),
    untaxed: amount(move.amount_untaxed),
    tax: amount(move.amount_tax),
    total: amount(move.amount_total),
    warnings: warningsOf(move),
    url,
  };
}

function warningsOf(move: z.output<typeof moveRow>): string[] {
  if (move.state !== 'draft') return [];
  const isInvoice = move.move_type !== 'entry';
  const warnings: (string | false)[] = [
    isInvoice && move.partner_id === undefined && 'No partner: Odoo will not post it without one.',
    move.move_type.startsWith('in_') && move.invoice_date === undefined && 'No bill date.',
    ...move.duplicated_ref_ids
      .slice(0, 5)
      .map(({ id, name }) => `Odoo sees a possible duplicate of ${name}, ${moveHandle(id)}.`),
    move.auto_post !== undefined &&
      move.auto_post !== 'no' &&
      'Set to post by itself: Odoo posts it on its date without asking anyone.',
  ];
  return warnings.filter((warning) => warning !== false);
}
