import type { DraftSummary } from '../../accounting/documents.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { compare, magnitude, parseDecimal, ZERO } from '../../common/decimal.ts';

/** How the drafts of a kind can be put in order. */
export const ORDERS = ['newest', 'partner', 'amount', 'due'] as const;

export type Order = (typeof ORDERS)[number];

/** How the person wants to see the drafts. */
export interface Arrangement {
  readonly order: Order;
  /** Words that a draft has to have, all of them; none: every draft. */
  readonly filter: string;
}

/** Of the known drafts those that are meant, in the order that is meant. Equal ones stay as Odoo has them. */
export function arranged(drafts: readonly DraftSummary[], { order, filter }: Arrangement): DraftSummary[] {
  const words = folded(filter)
    .split(/\s+/)
    .filter((word) => word !== '');
  const meant = drafts.filter((draft) => {
    const text = folded(searchable(draft));
    return words.every((word) => text.includes(word));
  });
  return order === 'newest' ? meant : meant.toSorted(COMPARE[order]);
}

const COMPARE: Readonly<Record<Exclude<Order, 'newest'>, (a: DraftSummary, b: DraftSummary) => number>> = {
  partner: (a, b) => nameOf(a).localeCompare(nameOf(b)),
  // Of several currencies: by the figure, because a rate would be a guess.
  amount: (a, b) => compare(amountOf(b), amountOf(a)),
  due: (a, b) => dateOf(a).localeCompare(dateOf(b)),
};

function nameOf({ partner, reference = '' }: DraftSummary): string {
  return partner?.name ?? reference;
}

function amountOf({ total }: DraftSummary) {
  return magnitude(parseDecimal(total) ?? ZERO);
}

/** What is due first comes first; what has no date comes last. */
function dateOf({ dueDate, invoiceDate, date }: DraftSummary): string {
  return dueDate ?? invoiceDate ?? date ?? '9999-12-31';
}

/** Amounts and dates as the rows show them, and as Odoo has them. */
function searchable(draft: DraftSummary): string {
  const { partner, reference, total, currency, company, document, invoiceDate, dueDate, date } = draft;
  const dates = [invoiceDate, dueDate, date].flatMap((each) =>
    each === undefined ? [] : [each, shownDate(each)],
  );
  const amounts = [total, shownAmount(total)];
  return [partner?.name, reference, ...amounts, currency, company.name, document, ...dates].join(' ');
}

/** As people type: without case and accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
