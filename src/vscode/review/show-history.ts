import { t } from '@vscode/l10n';
import type { PartnerHistory } from '../../accounting/reviewing/partner-history.ts';
import type { Difference } from '../../accounting/reviewing/compare-with-last.ts';
import { money, shown } from '../../posting/review/shown-text.ts';
import type { Block } from './panel-view.ts';

/** What was posted with the partner before, and what this document says otherwise than the last of it. */
export function showHistory({ documents, differences }: PartnerHistory): Block[] {
  const [last] = documents;
  if (last === undefined) {
    const items = [t`Nothing of this kind was posted with this partner before.`];
    return [{ kind: 'list', title: t`History with this partner`, items }];
  }
  const lastNumber = shown(last.number);
  return [
    differences.length === 0
      ? {
          kind: 'list',
          title: t`Differences from the last one`,
          items: [t`None: it says the same as ${lastNumber}, but for its reference and its dates.`],
        }
      : {
          kind: 'table',
          title: t`Differences from the last one`,
          columns: [
            { label: t`What`, isAmount: false },
            { label: t`This one`, isAmount: false },
            { label: lastNumber, isAmount: false },
          ],
          rows: differences.map(differenceCells),
        },
    {
      kind: 'table',
      title: t`History with this partner`,
      columns: [
        { label: t`Date`, isAmount: false },
        { label: t`Number`, isAmount: false },
        { label: t`Reference`, isAmount: false },
        { label: t`Total`, isAmount: true },
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

function differenceCells({ what, line, here = t`none`, last = t`none` }: Difference): string[][] {
  return [line === undefined ? [what] : [what, shown(line)], [shown(here)], [shown(last)]];
}
