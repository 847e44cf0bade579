import type { DraftSummary } from '../../accounting/documents.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import type { MoveType } from '../../accounting/kinds.ts';
import { groupThousands } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';

/** "Vendor Bills". */
export function kindPlural(type: MoveType): string {
  return `${kindTitle(type).replace(/y$/, 'ie')}s`;
}

/** Whose document it is. */
export function draftTitle(draft: DraftSummary): string {
  return draft.partner === undefined ? 'No partner' : plainText(draft.partner.name).text;
}

/**
 * "1,234.50 EUR · INV/7 · due 2026-12-01", with what is known: the amount first, because narrow rows are cut.
 * @param withCompany where there are several, as in "1,234.50 EUR · INV/7 · Lindenhof GmbH · due 2026-12-01"
 */
export function draftFacts(draft: DraftSummary, withCompany = false): string {
  return [
    `${groupThousands(draft.total)} ${draft.currency}`,
    draft.reference === undefined ? '' : plainText(draft.reference, 60).text,
    withCompany ? plainText(draft.company.name, 60).text : '',
    draft.dueDate === undefined ? '' : `due ${draft.dueDate}`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** What a screen reader says for a row. */
export function draftSpoken(draft: DraftSummary, withCompany = false): string {
  const facts = draftFacts(draft, withCompany).replaceAll(' · ', ', ');
  return `Draft ${kindTitle(draft.type).toLowerCase()}, ${draftTitle(draft)}, ${facts}`;
}

/** Names and values of everything that is known of a draft, in reading order. */
export function draftDetails(draft: DraftSummary): readonly (readonly [name: string, value: string])[] {
  const details: [string, string | undefined][] = [
    ['Reference', draft.reference],
    ['Total', `${groupThousands(draft.total)} ${draft.currency}`],
    ['Date', draft.invoiceDate ?? draft.date],
    ['Due', draft.dueDate],
    ['Company', draft.company.name],
    ['Document', draft.document],
  ];
  return details.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, plainText(value).text] as const],
  );
}
