import { t } from '@vscode/l10n';
import { shownAmount } from '../../common/shown-amount.ts';
import type { Settlement } from '../settling/plan-settlements.ts';
import { amountColumn, textColumn } from './sheet.ts';
import type { SheetPart } from './sheet.ts';

/** What is settled of each document, and what stays open there. */
export function settlesTable(title: string, settlements: readonly Settlement[], currency: string): SheetPart {
  return {
    kind: 'table',
    title: `${title}, ${currency}`,
    columns: [
      textColumn(t`Document`),
      amountColumn(t`Open`),
      amountColumn(t`Settled`),
      amountColumn(t`Left`),
    ],
    rows: settlements.map(({ name, document, open, settles, left }) => [
      [name, document],
      ...[open, settles, left].map((amount) => [shownAmount(amount)]),
    ]),
  };
}
