import { t } from '@vscode/l10n';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import type { Whose } from './document-words.ts';
import { withNote } from './review-words.ts';
import type { SetKind } from './set-kind.ts';
import type { DocumentSheet } from './sheet.ts';

/** Something that a document is known by; beside a date may stand what posting does to it, in our words. */
export type SetFact = readonly [label: string, value: string, date?: { readonly note?: string | undefined }];

/** One document in the dialog about several: an invoice, an entry, a payment, a bank transaction. */
export interface SetRow {
  readonly kind: SetKind;
  readonly of?: Whose;
  readonly partner?: string;
  readonly company: string;
  /** Label and value of what it is known by: its reference, its dates. */
  readonly facts: readonly SetFact[];
  /** Which way money goes: what is paid or owed to others is `out`; missing of an entry. */
  readonly money?: 'in' | 'out';
  /** Decimal string. */
  readonly total: string;
  readonly currency: string;
  /** What posting it does besides. */
  readonly effects: readonly string[];
  readonly warnings: readonly string[];
  /** In the company's currency, where that is another one. */
  readonly companyTotal?: { readonly amount: string; readonly currency: string };
  /** Why its total has to be typed: then it has to be posted on its own. */
  readonly typeTotal?: Said | undefined;
  /** The documents that posting it settles, as `move/7`. */
  readonly settles?: readonly string[];
  /** For the review panel. */
  readonly sheet: DocumentSheet;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** "2026-11-20 (posting moves it, see the warning)". @param foreign writes what is none of ours */
export function valueOfFact([, value, date]: SetFact, foreign: (value: string) => string): string {
  const isPlain = ISO_DATE.test(value) || value === t`none`;
  const plain = date === undefined ? value : shownDate(value);
  return withNote(isPlain ? plain : foreign(value), date?.note);
}
