import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { playProject } from '../support/play-project.ts';
import { figuresOf } from './figures.ts';
import { tryFaultMutants } from './mutants/try-mutants.ts';
import { writeReport } from './report/write-report.ts';

/*
 * npm run test:faults [-- --target demo|19|14] [--full] [--report] [vitest's own options]: the fault matrix between us and
 * an Odoo; the demo company where no target is named. On it every row with every operation, on the others a fixed sample;
 * with --full all of it, over each protocol. With --report what came of it is written into docs/reliability.md; the demo
 * company plays all of it for that.
 * npm run test:faults -- --mutants [words of their names]: journals and wires that are broken on purpose.
 * Ends with 0 when nothing was lost, there twice or told wrong, 1 when something was, 2 when it cannot run here.
 */
const TARGETS = ['demo', '19', '14'];
const OPTIONS = ['--full', '--report', '--mutants'];

// Vitest leaves handles behind; what there is to say has been said.
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const place = argv.indexOf('--target');
  const target = place < 0 ? 'demo' : (argv[place + 1] ?? '');
  if (!TARGETS.includes(target)) {
    console.error(`faults: no such target; name one of ${TARGETS.join(', ')}.`);
    return 2;
  }
  const others = argv.filter(
    (each, index) => !OPTIONS.includes(each) && (place < 0 || (index !== place && index !== place + 1)),
  );
  if (argv.includes('--mutants')) return tryFaultMutants(others);
  if (target !== 'demo' && (await bringUp(target)) !== 0) return 2;
  const isReport = argv.includes('--report');
  process.env.ODOO_TEST_VERSION = target;
  if (argv.includes('--full') || (isReport && target === 'demo')) process.env.FAULTS = 'full';
  return play(target, others, isReport);
}

async function play(target: string, others: readonly string[], isReport: boolean): Promise<number> {
  const started = new Date();
  const { metas, isKept } = await playProject('faults', others);
  const results = metas.flatMap(({ fault }) => fault ?? []);
  if (isReport) await writeReport({ target, started, results });
  process.stdout.write(`${figuresOf(results)}\n`);
  return isKept && results.length > 0 ? 0 : 1;
}

/** @returns the bed's own exit code: 2 when this machine cannot host an Odoo */
async function bringUp(version: string): Promise<number> {
  const bed = join(import.meta.dirname, '..', 'beds', 'odoo', 'cli.ts');
  const child = spawn(process.execPath, [bed, version, 'up'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'close');
  return child.exitCode ?? 1;
}
