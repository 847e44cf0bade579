import { demoMarked } from '../common/demo-words.ts';
import { recoveredLine } from '../office/recovered-line.ts';
import type { Became, Recovered } from '../posting/recovering/recovered.ts';
import { withoutLinks } from './inert-text.ts';
import type { Names } from './recovered-names.ts';

/** Of how many the notification tells one by one. */
const MOST_TOLD = 3;

const COUNTED = {
  done: 'done',
  'not-done': 'not done',
  'not-yet': 'not done so far',
  unknown: 'not known',
  'unknown-yet': 'not known so far',
  unread: 'not looked up',
} as const satisfies Record<Became, string>;

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
      ? 'MCP Odoo was cut off while it wrote to Odoo. It sends nothing again.'
      : 'MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again.',
    ...(more > 0 ? [countsOf(recovered)] : []),
    ...toldOneByOne(recovered).map((each) => recoveredLine(each, names)),
    ...(more > 0 ? [more === 1 ? 'One more is in the log.' : `${more} more are in the log.`] : []),
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
    return count === 0 ? [] : [`${count} ${COUNTED[became]}`];
  });
  return `${counts.join(', ')}.`;
}
