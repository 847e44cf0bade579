import { t } from '@vscode/l10n';

/** What can be looked up. */
export const RECORD_KINDS = [
  'partner',
  'product',
  'account',
  'tax',
  'journal',
  'currency',
  'payment_term',
  'analytic_account',
  'company',
  'document',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What people call a kind of record, within a sentence, in their language: "payment term". */
export function recordNoun(kind: RecordKind): string {
  switch (kind) {
    case 'partner':
      return t`partner`;
    case 'product':
      return t`product`;
    case 'account':
      return t`account`;
    case 'tax':
      return t`tax`;
    case 'journal':
      return t`journal`;
    case 'currency':
      return t`currency`;
    case 'payment_term':
      return t`payment term`;
    case 'analytic_account':
      return t`analytic account`;
    case 'company':
      return t`company`;
    case 'document':
      return t`document`;
  }
}
