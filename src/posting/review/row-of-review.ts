import { t } from '@vscode/l10n';
import { documentWords } from './document-words.ts';
import type { SetFact, SetRow } from './set-row.ts';
import type { Review } from './review.ts';
import { sheetOfReview } from './sheet-of-review.ts';

/** A reviewed document as one row among several. */
export function rowOf(review: Review): SetRow {
  const { type, dateNotes } = review;
  const words = documentWords(type);
  const date = (label: string, value: string | undefined, note?: string): SetFact[] =>
    value === undefined && note === undefined ? [] : [[label, value ?? t`none`, { note }]];
  return {
    kind: type,
    ...(words.money !== undefined && { money: words.money }),
    of: words.of,
    partner: review.partner,
    company: review.company.name,
    facts: [
      ...(review.reference === undefined ? [] : [[t`Reference`, review.reference] as const]),
      ...(type === 'entry' ? [] : date(words.invoiceDate, review.invoiceDate, dateNotes.invoiceDate)),
      ...date(t`Accounting date`, review.date, dateNotes.date),
      ...date(t`Due`, review.dueDate),
    ],
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
