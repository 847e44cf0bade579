import type { PartnerHistory } from '../../accounting/reviewing/partner-history.ts';
import type { Difference } from '../../accounting/reviewing/compare-with-last.ts';
import { money, shown } from '../../posting/review/shown-text.ts';
import type { Block } from './panel-view.ts';

/** What was posted with the partner before, and what this document says otherwise than the last of it. */
export function showHistory({ documents, differences }: PartnerHistory): Block[] {
  const [last] = documents;
  if (last === undefined) {
    const items = ['Nothing of this kind was posted with this partner before.'];
    return [{ kind: 'list', title: 'History with this partner', items }];
  }
  const lastNumber = shown(last.number);
  return [
    differences.length === 0
      ? {
          kind: 'list',
          title: 'Differences from the last one',
          items: [`None: it says the same as ${lastNumber}, but for its reference and its dates.`],
        }
      : {
          kind: 'table',
          title: 'Differences from the last one',
          columns: [
            { label: 'What', isAmount: false },
            { label: 'This one', isAmount: false },
            { label: lastNumber, isAmount: false },
          ],
          rows: differences.map(differenceCells),
        },
    {
      kind: 'table',
      title: 'History with this partner',
      columns: [
        { label: 'Date', isAmount: false },
        { label: 'Number', isAmount: false },
        { label: 'Reference', isAmount: false },
        { label: 'Total', isAmount: true },
      ],
      rows: documents.map(({ date = '', number, reference = '', total, currency }) => [
        [shown(date)],
        [shown(number)],
        [shown(reference)],
        [money(total, currency)],
      ]),
    },
  ];
}

function differenceCells({ what, line, here = 'none', last = 'none' }: Difference): string[][] {
  return [line === undefined ? [what] : [what, shown(line)], [shown(here)], [shown(last)]];
}
