import { t } from '@vscode/l10n';
import {
  compare,
  formatDecimal,
  fromOdooFloat,
  isEqual,
  magnitude,
  parseDecimal,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
import { shownAmount, shownNumber } from '../../../common/shown-amount.ts';
import { plainText } from '../../../common/plain-text.ts';
import type { ReviewedLine, ReviewedMove } from '../../snapshot/read-move.ts';
import type { PaperSaid } from '../paper-said.ts';

/** Where the document is not what an agent read on its paper, and where it was made to be. */
export function paperWarnings(
  move: ReviewedMove,
  lines: readonly ReviewedLine[],
  paper: PaperSaid | undefined,
): string[] {
  const { name: currency, decimal_places: places } = move.currency_id;
  const total = fromOdooFloat(move.amount_total, places);
  const expected = paper?.expectedTotal === undefined ? undefined : parseDecimal(paper.expectedTotal);
  const gap = expected === undefined ? ZERO : subtract(total, expected);
  const off = shownAmount(formatDecimal(magnitude(gap)));
  const read = `${shownAmount(paper?.expectedTotal ?? '')} ${plainText(currency, 10).text}`;
  const totals =
    gap.units === 0n
      ? []
      : [
          compare(gap, ZERO) > 0
            ? t`The total is ${off} more than the ${read} that the agent read on the paper.`
            : t`The total is ${off} less than the ${read} that the agent read on the paper.`,
        ];
  const taxes = (paper?.taxAmounts ?? []).flatMap(({ tax, amount }) => {
    const line = lines.find((each) => each.tax_line_id?.id === tax);
    const said = parseDecimal(amount);
    const isSet =
      line !== undefined &&
      said !== undefined &&
      isEqual(magnitude(fromOdooFloat(line.amount_currency, places)), said);
    const name = plainText(line?.tax_line_id?.name ?? '', 60).text;
    return isSet
      ? [t`The tax ${name} was set to ${shownNumber(amount)}, as the agent read it on the paper.`]
      : [];
  });
  return [...totals, ...taxes];
}
