import {
  compare,
  formatDecimal,
  fromOdooFloat,
  groupThousands,
  isEqual,
  magnitude,
  parseDecimal,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
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
  const off = `${groupThousands(formatDecimal(magnitude(gap)))} ${compare(gap, ZERO) > 0 ? 'more' : 'less'}`;
  const totals =
    gap.units === 0n
      ? []
      : [
          `The total is ${off} than the ${groupThousands(paper?.expectedTotal ?? '')} ${plainText(currency, 10).text} that the agent read on the paper.`,
        ];
  const taxes = (paper?.taxAmounts ?? []).flatMap(({ tax, amount }) => {
    const line = lines.find((each) => each.tax_line_id?.id === tax);
    const said = parseDecimal(amount);
    const isSet =
      line !== undefined &&
      said !== undefined &&
      isEqual(magnitude(fromOdooFloat(line.amount_currency, places)), said);
    const name = plainText(line?.tax_line_id?.name ?? '', 60).text;
    return isSet ? [`The tax ${name} was set to ${amount}, as the agent read it on the paper.`] : [];
  });
  return [...totals, ...taxes];
}
