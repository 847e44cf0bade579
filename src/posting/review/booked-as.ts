import { t } from '@vscode/l10n';
import { shownAmount } from '../../common/shown-amount.ts';
import { amountColumn, moneyText, textColumn } from './sheet.ts';
import type { SheetPart } from './sheet.ts';

/** A journal item as it is shown: its account first, then what else is known of it. */
export interface BookedItem {
  readonly about: readonly string[];
  readonly side: 'debit' | 'credit';
  /** In the company's currency, without a sign. */
  readonly amount: string;
  /** In its own currency, where that is another one. */
  readonly foreign?: { readonly amount: string; readonly currency: string; readonly rate?: string };
}

/** What will be in the ledger, each item on its side. */
export function bookedAs(items: readonly BookedItem[], currency: string): SheetPart {
  return {
    kind: 'table',
    title: t`Booked as`,
    columns: [
      textColumn(t`Account`),
      amountColumn(t`Debit, ${currency}`),
      amountColumn(t`Credit, ${currency}`),
    ],
    rows: items.map(({ about, side, amount, foreign }) => {
      const cell = [shownAmount(amount), ...(foreign === undefined ? [] : foreignTexts(foreign))];
      return side === 'debit' ? [about, cell, []] : [about, [], cell];
    }),
  };
}

function foreignTexts({ amount, currency, rate }: NonNullable<BookedItem['foreign']>): string[] {
  return [moneyText(amount, currency), ...(rate === undefined ? [] : [t`at ${shownAmount(rate)}`])];
}
