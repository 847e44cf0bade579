import { t } from '@vscode/l10n';
import { demoMarked } from '../common/demo-words.ts';
import { recoveredLine } from '../office/recovered-line.ts';
import type { Became, Recovered } from '../posting/recovering/recovered.ts';
import { withoutLinks } from './inert-text.ts';
import type { Names } from './recovered-names.ts';

/** Of how many the notification tells one by one. */
const MOST_TOLD = 3;

/**
 * "MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again. Posted: vendor bill of
 * Azure Interior, 552.00 EUR, as BILL/2026/11/0001."
 * @param names what the documents are called, as far as that is known
 */
export function recoveredText(
  recovered: readonly Recovered[],
  isDemo: boolean,
  names: Names = new Map(),
): string {
  const more = recovered.length - MOST_TOLD;
  const sentences = [
    recovered.every(({ became }) => became === 'unread')
      ? t`MCP Odoo was cut off while it wrote to Odoo. It sends nothing again.`
      : t`MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again.`,
    ...(more > 0 ? [countsOf(recovered)] : []),
    ...toldOneByOne(recovered).map((each) => recoveredLine(each, names)),
    ...(more > 0 ? [more === 1 ? t`One more is in the log.` : t`${more} more are in the log.`] : []),
  ];
  return withoutLinks(demoMarked(isDemo, sentences.join(' ')));
}

/** What did not come through needs somebody's eye first. */
export function toldOneByOne(recovered: readonly Recovered[]): readonly Recovered[] {
  return recovered
    .toSorted((a, b) => Number(a.became === 'done') - Number(b.became === 'done'))
    .slice(0, MOST_TOLD);
}

/** "3 done, 1 not done." */
function countsOf(recovered: readonly Recovered[]): string {
  const kinds: readonly Became[] = ['done', 'not-done', 'not-yet', 'unknown', 'unknown-yet', 'unread'];
  const counts = kinds.flatMap((became) => {
    const count = recovered.filter((each) => each.became === became).length;
    return count === 0 ? [] : [counted(count, became)];
  });
  return `${counts.join(', ')}.`;
}

function counted(count: number, became: Became): string {
  switch (became) {
    case 'done':
      return t`${count} done`;
    case 'not-done':
      return t`${count} not done`;
    case 'not-yet':
      return t`${count} not done so far`;
    case 'unknown':
      return t`${count} not known`;
    case 'unknown-yet':
      return t`${count} not known so far`;
    case 'unread':
      return t`${count} not looked up`;
  }
}
