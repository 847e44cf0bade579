import { t } from '@vscode/l10n';
import { demoHeading } from '../../common/demo-words.ts';
import { plainText } from '../../common/plain-text.ts';
import type { ConnectionDrafts } from './draft-lists.ts';
import type { ShownDrafts } from './shown-drafts.ts';

/** What stands above the rows: of a single connection how it is, and which drafts are not shown. */
export function viewMessage(
  known: readonly ConnectionDrafts[],
  shown: readonly ShownDrafts[],
  filter: string,
): string {
  const [only, ...others] = known;
  const isSingle = only !== undefined && others.length === 0;
  const messages = [
    isSingle && only.connection.isDemo === true ? demoHeading() : '',
    isSingle ? (only.list.problem?.person ?? '') : '',
    filter === '' ? '' : filterText(known, shown, filter),
  ];
  return messages.filter((message) => message !== '').join('\n');
}

/** "Filter “azure”: 3 of 50 drafts." */
function filterText(
  known: readonly ConnectionDrafts[],
  shown: readonly ShownDrafts[],
  filter: string,
): string {
  const all = countOf(known);
  const isMore = known.some(({ list }) => list.hasMore);
  const words = plainText(filter, 60).text;
  const count = countOf(shown);
  if (isMore) return t`Filter “${words}”: ${count} of the ${all} that are loaded.`;
  return all === 1
    ? t`Filter “${words}”: ${count} of 1 draft.`
    : t`Filter “${words}”: ${count} of ${all} drafts.`;
}

/** How many drafts there are in all. */
export function countOf(shown: readonly ShownDrafts[]): number {
  return shown.reduce((sum, { list }) => sum + list.drafts.length, 0);
}
