import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { documentUrl } from '../document-url.ts';
import type { DocumentLine, DocumentView } from '../documents.ts';
import { moveHandle } from '../handle.ts';
import { narrationText } from '../narration.ts';
import { toDocumentLine } from './document-line.ts';
import { postsByItself } from './document-row.ts';
import type { MoveRow } from './document-row.ts';
import type { EntryItems } from './journal-items.ts';

/**
 * A document in our words.
 * @param entry the items of a journal entry
 */
export function toView(
  move: MoveRow,
  session: Pick<OdooSession, 'origin' | 'database' | 'version'>,
  entry: EntryItems | undefined,
): Omit<DocumentView, 'digest'> {
  const places = move.currency_id.decimal_places;
  const amount = (value: number) => formatDecimal(fromOdooFloat(value, places));
  const isPosted = move.state === 'posted' && move.move_type !== 'entry';
  return {
    document: moveHandle(move.id),
    type: move.move_type,
    state: move.state,
    number: move.state === 'draft' || move.name === '/' ? undefined : move.name,
    company: move.company_id,
    journal: move.journal_id,
    partner: move.partner_id,
    partnerFamily: move.commercial_partner_id,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    dueDate: move.invoice_date_due,
    paymentTerm: move.invoice_payment_term_id,
    narration: move.narration === undefined ? undefined : narrationText(move.narration, session.version),
    currencyId: move.currency_id.id,
    places,
    corrects: move.reversed_entry_id === undefined ? undefined : moveHandle(move.reversed_entry_id),
    ...(entry === undefined
      ? {
          currency: move.currency_id.name,
          lines: move.invoice_line_ids.flatMap((line): DocumentLine[] => {
            const isSectionOrNote = line.display_type !== undefined && line.display_type !== 'product';
            const analytic = line.analytic_distribution === false ? undefined : line.analytic_distribution;
            const known = { product: line.product_id, analytic };
            return isSectionOrNote ? [] : [{ ...toDocumentLine(line, places), ...known }];
          }),
          untaxed: amount(move.amount_untaxed),
          tax: amount(move.amount_tax),
          total: amount(move.amount_total),
        }
      : { ...entry, lines: [], untaxed: entry.total, tax: amount(0) }),
    open: isPosted ? amount(move.amount_residual) : undefined,
    warnings: warningsOf(move),
    url: documentUrl(session, move.id),
  };
}

function warningsOf(move: MoveRow): string[] {
  if (move.state !== 'draft') return [];
  const isInvoice = move.move_type !== 'entry';
  const made = move.create_date?.slice(0, 10);
  const isFuture = made !== undefined && move.invoice_date !== undefined && move.invoice_date > made;
  const warnings: (string | false)[] = [
    isInvoice && move.partner_id === undefined && 'No partner: Odoo will not post it without one.',
    move.move_type.startsWith('in_') && move.invoice_date === undefined && 'No bill date.',
    isFuture && 'Its date was in the future when it was made.',
    move.tax_lock_date_message !== undefined &&
      'It is dated in a closed period: posting moves the accounting date.',
    ...move.duplicated_ref_ids
      .slice(0, 5)
      .map(({ id, name }) => `Odoo sees a possible duplicate of ${name}, ${moveHandle(id)}.`),
    postsByItself(move) && 'Set to post by itself: Odoo posts it on its date without asking anyone.',
  ];
  return warnings.filter((warning) => warning !== false);
}
