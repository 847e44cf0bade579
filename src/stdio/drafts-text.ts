import type { DraftSummary } from '../accounting/documents.ts';
import { kindTitle } from '../accounting/kind-words.ts';
import { shownAmount } from '../common/shown-amount.ts';
import { demoHeading } from '../common/demo-words.ts';
import { plainText } from '../common/plain-text.ts';
import { table } from './table.ts';

/** A draft, with what a reviewer should look at. */
export interface ListedDraft {
  readonly draft: DraftSummary;
  /** Sentences. */
  readonly warnings: readonly string[];
}

const HEADS = ['KIND', 'DOCUMENT', 'PARTNER', 'DATE', 'DUE', 'TOTAL', 'CURRENCY'];
const TOTAL = 5;

/** The drafts as a table, and what is to be looked at below it. Names were written by others: each is one plain line. */
export function draftsText(drafts: readonly ListedDraft[], isDemo: boolean): string {
  const rows = drafts.map(({ draft }) => [
    kindTitle(draft.type),
    draft.document,
    plainText(draft.partner?.name ?? draft.reference ?? '', 40).text,
    draft.invoiceDate ?? draft.date ?? '',
    draft.dueDate ?? '',
    shownAmount(draft.total),
    plainText(draft.currency, 10).text,
  ]);
  const warnings = drafts.flatMap(({ draft: { document }, warnings: sentences }) =>
    sentences.map((sentence) => `${document}: ${plainText(sentence, 500).text}\n`),
  );
  return [
    ...(isDemo ? [`${demoHeading()}\n`] : []),
    drafts.length === 0 ? 'There are no drafts.\n' : table([HEADS, ...rows], [TOTAL]),
    ...(warnings.length === 0 ? [] : ['\nLOOK AT\n', ...warnings]),
  ].join('');
}

/** The same for programs. */
export function draftsJson(drafts: readonly ListedDraft[]): string {
  const listed = drafts.map(({ draft: { type, company, partner, ...said }, warnings }) => ({
    ...said,
    kind: kindTitle(type),
    company: company.name,
    partner: partner?.name,
    warnings,
  }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}
