import type { DraftSummary } from '../../accounting/documents.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import type { DraftType } from '../../accounting/kinds.ts';
import { groupThousands } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';

/** "Vendor Bills". */
export function kindPlural(type: DraftType): string {
  return `${kindTitle(type).replace(/y$/, 'ie')}s`;
}

/** Whose document it is, or else what it is for. */
export function draftTitle(draft: DraftSummary): string {
  const known = isTitledByReference(draft) ? draft.reference : draft.partner?.name;
  return known === undefined ? 'No partner' : plainText(known).text;
}

/** Entries are known by what they are for; and the bank tells that, often not who it was. */
function isTitledByReference({ type, partner, reference }: DraftSummary): boolean {
  return reference !== undefined && (type === 'entry' || (partner === undefined && hasNoInvoiceDate(type)));
}

function hasNoInvoiceDate(type: DraftType): boolean {
  return type === 'entry' || type === 'payment' || type === 'bank_transaction';
}

/**
 * "1,234.50 EUR · INV/7 · due 2026-12-01", with what is known: the amount first, because narrow rows are cut. What
 * has no due date tells its own: "-9.90 EUR · 2026-11-20".
 * @param withCompany where there are several, as in "1,234.50 EUR · INV/7 · Lindenhof GmbH · due 2026-12-01"
 */
export function draftFacts(draft: DraftSummary, withCompany = false): string {
  return [
    `${groupThousands(draft.total)} ${draft.currency}`,
    draft.reference === undefined || isTitledByReference(draft) ? '' : plainText(draft.reference, 60).text,
    hasNoInvoiceDate(draft.type) ? (draft.date ?? '') : '',
    withCompany ? plainText(draft.company.name, 60).text : '',
    draft.dueDate === undefined ? '' : `due ${draft.dueDate}`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** What a screen reader says for a row. */
export function draftSpoken(draft: DraftSummary, withCompany = false): string {
  const facts = draftFacts(draft, withCompany).replaceAll(' · ', ', ');
  const state = draft.type === 'bank_transaction' ? 'Proposed' : 'Draft';
  return `${state} ${kindTitle(draft.type).toLowerCase()}, ${draftTitle(draft)}, ${facts}`;
}

/** Names and values of everything that is known of a draft, in reading order. */
export function draftDetails(draft: DraftSummary): readonly (readonly [name: string, value: string])[] {
  const details: [string, string | undefined][] = [
    ['State', draft.type === 'bank_transaction' ? 'Proposed, not in Odoo yet' : undefined],
    [referenceLabel(draft.type), draft.reference],
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

/** What people call the text that a document is known by. */
function referenceLabel(type: DraftType): string {
  if (type === 'payment') return 'Memo';
  return type === 'bank_transaction' ? 'Description' : 'Reference';
}
