import { demoMarked } from '../common/demo-words.ts';
import type { Posted } from '../posting/moves/poster.ts';
import { withoutLinks } from './inert-text.ts';

/** "Posted vendor bill of Azure Interior, 1,234.50 EUR, as BILL/2026/11/0001." */
export function postedText({ label, number, movedTo, deviations }: Posted, isDemo: boolean): string {
  const on = movedTo === undefined ? '' : `, with the accounting date ${movedTo}`;
  const but = deviations.length === 0 ? '.' : `, but: ${deviations.join('; ')}.`;
  return withoutLinks(demoMarked(isDemo, `Posted ${label}, as ${number}${on}${but}`));
}
