import { t } from '@vscode/l10n';
import type { DraftSummary } from '../../accounting/documents.ts';
import { add, formatDecimal, parseDecimal, ZERO } from '../../common/decimal.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import type { Decimal } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';

/** More currencies than these would push the others out of a narrow row. */
const MOST_CURRENCIES = 3;

/** "4,310.20 EUR, 120.00 USD": what drafts come to, a sum for each currency in the order in which they appear. */
export function groupTotal(drafts: readonly Pick<DraftSummary, 'total' | 'currency'>[]): string {
  const sums = new Map<string, Decimal>();
  for (const { total, currency } of drafts)
    sums.set(currency, add(sums.get(currency) ?? ZERO, parseDecimal(total) ?? ZERO));
  const texts = [...sums].map(
    ([currency, sum]) => `${shownAmount(formatDecimal(sum))} ${plainText(currency, 10).text}`,
  );
  const others = texts.length - MOST_CURRENCIES;
  return [
    ...texts.slice(0, MOST_CURRENCIES),
    ...(others > 0 ? [others === 1 ? t`and 1 more currency` : t`and ${others} more currencies`] : []),
  ].join(', ');
}
