import { groupThousands } from '../../common/decimal.ts';
import type { Settlement } from '../settling/plan-settlements.ts';
import { amountColumn, textColumn } from './sheet.ts';
import type { SheetPart } from './sheet.ts';

/** What is settled of each document, and what stays open there. */
export function settlesTable(title: string, settlements: readonly Settlement[], currency: string): SheetPart {
  return {
    kind: 'table',
    title: `${title}, ${currency}`,
    columns: [textColumn('Document'), amountColumn('Open'), amountColumn('Settled'), amountColumn('Left')],
    rows: settlements.map(({ name, document, open, settles, left }) => [
      [name, document],
      ...[open, settles, left].map((amount) => [groupThousands(amount)]),
    ]),
  };
}
