import { kindTitle } from '../../accounting/kinds.ts';
import { documentWords } from './document-words.ts';
import type { SetRow } from './set-row.ts';
import type { Review } from './review.ts';
import { sheetOfReview } from './sheet-of-review.ts';

/** A reviewed document as one row among several. */
export function rowOf(review: Review): SetRow {
  const { type, dateNotes } = review;
  const words = documentWords(type);
  const noted = (value: string | undefined, note: string | undefined) =>
    note === undefined ? value : `${value ?? 'none'} (${note})`;
  const facts = [
    ['Reference', review.reference],
    [words.invoiceDate, type === 'entry' ? undefined : noted(review.invoiceDate, dateNotes.invoiceDate)],
    ['Accounting date', noted(review.date, dateNotes.date)],
    ['Due', review.dueDate],
  ] as const;
  return {
    kind: kindTitle(type),
    ...(words.money !== undefined && { money: words.money }),
    of: words.of,
    partner: review.partner,
    company: review.company.name,
    facts: facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    total: review.total,
    currency: review.currency,
    effects: review.effects,
    warnings: review.warnings,
    ...(review.companyTotal !== undefined && { companyTotal: review.companyTotal }),
    typeTotal: review.typeTotal,
    settles: review.settles ?? [],
    sheet: sheetOfReview(review),
  };
}
