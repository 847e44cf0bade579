import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge, readBudgets, verdict } from './budgets.ts';
import { countFixed } from './fixed.ts';
import { writeReport } from './report/write-report.ts';
import { run } from './run.ts';
import { Bundle } from './start/bundle.ts';

/*
 * npm run bench [-- --target demo|19] [--rounds N] [--json FILE] [--markdown]: how long the tools take beside their own
 * calls made bare, how what they cost grows, start-up, memory and sizes; with --target 19 on real Odoo 19 as well. With
 * --markdown what was measured is written into docs/performance.md.
 * npm run bench -- --check: only what does not depend on the machine's speed, held against budgets.json.
 * Ends with 0 when no such figure is over its budget, 1 when one is, 2 when it cannot run here.
 */
const options = {
  target: { type: 'string', default: 'demo' },
  rounds: { type: 'string', default: '12' },
  json: { type: 'string' },
  markdown: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
} as const;

process.exit(await main());

async function main(): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('bench: this reads /proc and speaks to a Unix socket.');
    return 2;
  }
  const { target, rounds, json, markdown, check } = parseArgs({ options }).values;
  const isReal = target === '19';
  if ((!isReal && target !== 'demo') || !/^[1-9]\d*$/.test(rounds)) {
    console.error('bench: --target is demo or 19, and --rounds how often each job is done.');
    return 2;
  }
  const budgets = readBudgets();
  if (check) {
    const bundle = Bundle.build();
    const { text, isKept } = verdict(judge(await countFixed(bundle), budgets));
    bundle.dispose();
    console.log(text);
    return isKept ? 0 : 1;
  }
  const results = await run({ isReal, rounds: Number(rounds) });
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`);
  if (markdown) await writeReport(results, budgets);
  const { text, isKept } = verdict(judge(results.fixed, budgets));
  console.log(text);
  return isKept ? 0 : 1;
}
