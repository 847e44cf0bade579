import { t } from '@vscode/l10n';
import type { DraftSummary } from '../../accounting/documents.ts';
import { kindNoun } from '../../accounting/kind-words.ts';
import type { DraftType } from '../../accounting/kinds.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { plainText } from '../../common/plain-text.ts';

/** Whose document it is, or else what it is for. */
export function draftTitle(draft: DraftSummary): string {
  const known = isTitledByReference(draft) ? draft.reference : draft.partner?.name;
  return known === undefined ? t`No partner` : plainText(known).text;
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
 * @param warnings in words, as in "1,234.50 EUR · overdue · INV/7 · due 2026-11-01"
 */
export function draftFacts(
  draft: DraftSummary,
  withCompany = false,
  warnings: readonly string[] = [],
): string {
  return [
    `${shownAmount(draft.total)} ${draft.currency}`,
    ...warnings,
    draft.reference === undefined || isTitledByReference(draft) ? '' : plainText(draft.reference, 60).text,
    hasNoInvoiceDate(draft.type) ? shownDate(draft.date ?? '') : '',
    withCompany ? plainText(draft.company.name, 60).text : '',
    draft.dueDate === undefined ? '' : t`due ${shownDate(draft.dueDate)}`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** What a screen reader says for a row. */
export function draftSpoken(draft: DraftSummary, withCompany = false): string {
  const facts = draftFacts(draft, withCompany).replaceAll(' · ', ', ');
  const kind = kindNoun(draft.type);
  return draft.type === 'bank_transaction'
    ? t`Proposed ${kind}, ${draftTitle(draft)}, ${facts}`
    : t`Draft ${kind}, ${draftTitle(draft)}, ${facts}`;
}

/** Names and values of everything that is known of a draft, in reading order. */
export function draftDetails(draft: DraftSummary): readonly (readonly [name: string, value: string])[] {
  const { invoiceDate, date, dueDate } = draft;
  const details: [string, string | undefined][] = [
    [t`State`, draft.type === 'bank_transaction' ? t`Proposed, not in Odoo yet` : undefined],
    [referenceLabel(draft.type), draft.reference],
    [t`Total`, `${shownAmount(draft.total)} ${draft.currency}`],
    [t`Date`, shownDay(invoiceDate ?? date)],
    [t`Due`, shownDay(dueDate)],
    [t`Company`, draft.company.name],
    [t`Document`, draft.document],
  ];
  return details.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, plainText(value).text] as const],
  );
}

function shownDay(date: string | undefined): string | undefined {
  return date === undefined ? undefined : shownDate(date);
}

/** What people call the text that a document is known by. */
function referenceLabel(type: DraftType): string {
  if (type === 'payment') return t`Memo`;
  return type === 'bank_transaction' ? t`Description` : t`Reference`;
}
