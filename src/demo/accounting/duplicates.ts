import { yearOf } from './dates.ts';
import { isPurchase, isReceipt } from './kinds.ts';

/** What counts when Odoo looks for a document that was entered twice. */
export interface Candidate {
  readonly id: number;
  readonly state: string;
  readonly moveType: string;
  readonly company: number;
  /** The commercial partner. */
  readonly partner?: number | undefined;
  readonly ref?: string | undefined;
  readonly invoiceDate?: string | undefined;
  readonly total: number;
}

/**
 * Whether Odoo 19 takes `other` for a possible duplicate (`_fetch_duplicate_reference` of account.move): of bills the
 * vendor's reference in the same year, or partner, amount and date; of customer invoices partner, amount and date.
 */
export function isPossibleDuplicate(move: Candidate, other: Candidate): boolean {
  const isComparable =
    move.moveType !== 'entry' &&
    !isReceipt(move.moveType) &&
    move.id !== other.id &&
    move.company === other.company &&
    move.moveType === other.moveType &&
    (other.state === 'posted' || other.state === 'draft');
  if (!isComparable) return false;
  const isSamePartner = move.partner !== undefined && move.partner === other.partner;
  if (!isSamePartner && !(move.partner === undefined && other.state === 'draft')) return false;

  const isSameDay = move.invoiceDate !== undefined && move.invoiceDate === other.invoiceDate;
  const isSameTotalAndDay = move.total === other.total && isSameDay;
  if (!isPurchase(move.moveType)) return isSameTotalAndDay;
  const isSameReference = move.ref !== undefined && move.ref === other.ref && isSameYear(move, other);
  return isSameReference || (isSamePartner && isSameTotalAndDay && move.total !== 0);
}

function isSameYear(a: Candidate, b: Candidate): boolean {
  if (a.invoiceDate === undefined || b.invoiceDate === undefined) return true;
  return yearOf(a.invoiceDate) === yearOf(b.invoiceDate);
}
