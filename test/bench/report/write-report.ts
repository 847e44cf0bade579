import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Budgets } from '../budgets.ts';
import type { Results } from '../results.ts';
import { render } from './render.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', '..', 'docs', 'performance.md');
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

/** Writes what was measured into the document, between its two marks. */
export async function writeReport(results: Results, budgets: Budgets): Promise<void> {
  const [before = '', rest = ''] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
  const [, after] = rest.split(END);
  if (after === undefined) throw new Error(`docs/performance.md has no ${BEGIN} with an ${END} behind it.`);
  const text = `${before}${BEGIN}\n\n${render(results, budgets)}\n\n${END}${after}`;
  const style = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(text, { ...style, filepath: DOCUMENT }));
}
