import { t } from '@vscode/l10n';

/** "Debit 552.00 EUR", where an item begins with it. */
export function sideText(side: 'debit' | 'credit', amount: string): string {
  return side === 'debit' ? t`Debit ${amount}` : t`Credit ${amount}`;
}
