import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { figuresOf } from '../figures.ts';
import type { CaseResult } from '../run-case.ts';
import { renderMatrix } from './render-report.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', '..', 'docs', 'reliability.md');
const [BEGIN, END] = ['<!-- faults:begin -->', '<!-- faults:end -->'];

const LEGEND = `What a caller is told at first. Each case then asks again in the same words, once everything works: by then it is there exactly once, and the caller is told so. A read that _fails_ is told why.`;

/** What a target is called, in the order in which they are told of. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ['demo', 'The demo company'],
  ['19', 'Odoo 19'],
  ['14', 'Odoo 14'],
]);

interface Played {
  readonly target: string;
  /** When the run began. */
  readonly started: Date;
  readonly results: readonly CaseResult[];
}

/**
 * Writes what came of a run into the document, between its two marks: the figures of its target, and the matrix where
 * the demo company has played it. What was written of other targets stays.
 */
export async function writeReport({ target, started, results }: Played): Promise<void> {
  const old = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : `${BEGIN}\n${END}\n`;
  const [before = '', rest = ''] = old.split(BEGIN);
  const [within = '', after] = rest.split(END);
  if (after === undefined) throw new Error(`docs/reliability.md has no ${BEGIN} with an ${END} behind it.`);
  const day = started.toISOString().slice(0, 10);
  const lines = [...TARGETS].flatMap(([name, called]) => {
    const begin = `- ${called}, `;
    const written = within.split('\n').find((line) => line.startsWith(begin));
    return name === target ? `${begin}${day}: \`${figuresOf(results)}\`` : (written ?? []);
  });
  const matrix = target === 'demo' ? renderMatrix(results) : matrixIn(within);
  const text = `${before}${BEGIN}\n\n${lines.join('\n')}\n\n${LEGEND}\n\n${matrix}\n\n${END}${after}`;
  const style = await resolveConfig(DOCUMENT);
  writeFileSync(DOCUMENT, await format(text, { ...style, filepath: DOCUMENT }));
}

function matrixIn(written: string): string {
  return written
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .join('\n');
}
