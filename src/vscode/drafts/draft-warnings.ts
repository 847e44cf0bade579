import { t } from '@vscode/l10n';
import type { DraftSummary } from '../../accounting/documents.ts';
import type { Handle } from '../../accounting/handle.ts';
import { INVOICE_TYPES, isBought } from '../../accounting/kinds.ts';
import { isEqual, parseDecimal, ZERO } from '../../common/decimal.ts';
import { shownDate } from '../../common/shown-date.ts';

/** What a person should look at before they post a draft, as far as the list tells it. The review looks further. */
export interface DraftWarning {
  /** "overdue" */
  readonly words: string;
  readonly sentence: string;
  /** The row says it anyhow, as in "0.00 EUR": only its icon and a screen reader say it besides. */
  readonly isInRow: boolean;
  /** Said in words alone: a sign on every row would be none. */
  readonly isSlight?: boolean;
}

export type DraftWarnings = ReadonlyMap<Handle, readonly DraftWarning[]>;

/**
 * Of each of these drafts what is to be looked at, the most important first.
 * @param drafts all that are known of a connection, whatever is filtered away
 * @param today of the person's calendar, as an ISO date. Odoo's own is not told by what a list reads
 */
export function draftWarnings(drafts: readonly DraftSummary[], today: string): DraftWarnings {
  const alike = Map.groupBy(drafts, paperOf);
  return new Map(
    drafts.map((draft) => {
      const paper = paperOf(draft);
      const same = paper === undefined ? [] : (alike.get(paper) ?? []);
      const others = same.flatMap(({ document }) => (document === draft.document ? [] : [document]));
      const grave = [twice(others), withoutPartner(draft), withoutBillDate(draft), empty(draft)];
      const warnings = [...grave, overdue(draft, today), withoutPaper(draft)];
      return [draft.document, warnings.filter((each) => each !== undefined)];
    }),
  );
}

/** What two drafts of the same paper have in common; undefined for what nothing is known of. */
function paperOf({ type, company, partner, reference, total, date }: DraftSummary): string | undefined {
  if (type === 'entry' || type === 'bank_transaction' || partner === undefined || reference === undefined)
    return undefined;
  // The same bill is often paid in parts.
  const sum = type === 'payment' ? [total, date] : [];
  return JSON.stringify([type, company.id, partner.id, reference.trim().toLowerCase(), ...sum]);
}

function twice(others: readonly Handle[]): DraftWarning | undefined {
  if (others.length === 0) return undefined;
  const names = others.join(', ');
  const sentence = t('Possible duplicate of {0}: the same partner and reference.', names);
  return { words: t('possible duplicate'), sentence, isInRow: false };
}

/** Odoo posts receipts and entries without one. */
function withoutPartner({ type, partner }: DraftSummary): DraftWarning | undefined {
  const needsOne = INVOICE_TYPES.some((each) => each === type);
  if (!needsOne || partner !== undefined) return undefined;
  const sentence = t('It has no partner. Odoo posts it only with one.');
  return { words: t('no partner'), sentence, isInRow: true };
}

/** Of what was sold Odoo takes the day of posting. */
function withoutBillDate({ type, invoiceDate }: DraftSummary): DraftWarning | undefined {
  if (!isBought(type) || invoiceDate !== undefined) return undefined;
  const sentence = t('It has no bill date. Odoo posts it only with one.');
  return { words: t('no bill date'), sentence, isInRow: false };
}

function empty({ total }: DraftSummary): DraftWarning | undefined {
  if (!isEqual(parseDecimal(total) ?? ZERO, ZERO)) return undefined;
  return { words: t('total is 0'), sentence: t('Its total is 0.'), isInRow: true };
}

/** Without an invoice date Odoo counts the days from the posting. Credit notes are due to nobody. */
function overdue({ type, invoiceDate, dueDate }: DraftSummary, today: string): DraftWarning | undefined {
  const isOwed = type === 'in_invoice' || type === 'out_invoice';
  if (!isOwed || invoiceDate === undefined || dueDate === undefined || dueDate >= today) return undefined;
  return { words: t('overdue'), sentence: t('It was due on {0}.', shownDate(dueDate)), isInRow: false };
}

/** Of what was sold Odoo makes the paper itself. Some keep their papers elsewhere. */
function withoutPaper({ type, attachments }: DraftSummary): DraftWarning | undefined {
  if (!isBought(type) || attachments !== 0) return undefined;
  const sentence = t('Nothing is attached.');
  return { words: t('nothing attached'), sentence, isInRow: false, isSlight: true };
}
