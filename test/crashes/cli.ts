import { existsSync } from 'node:fs';
import { parseCLI, startVitest } from 'vitest/node';
import { figuresOf } from './figures.ts';

/*
 * npm run test:crashes [-- --full] [vitest's own options]: windows that are killed at each step of everything they write
 * on the demo company, what the next one makes of it, and torn journals. Each kind of write at each step where something
 * is open, and at one of the ends, over one of the protocols; with --full all of it over each.
 * Ends with 0 when nothing was lost, there twice or sent again, 1 when something was, 2 when it cannot run here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    console.error('crashes: this kills processes by a signal, which Windows does not have.');
    return 2;
  }
  if (argv.includes('--full')) process.env.CRASHES = 'full';
  // Journals are synced at each line: in memory that takes no time.
  if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
  const { filter, options } = parseCLI(['vitest', 'run', ...argv.filter((each) => each !== '--full')]);
  const vitest = await startVitest(filter, { ...options, project: ['crashes'] });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((each) => [...each.children.allTests()]);
  const failed = tests.filter((each) => each.result().state === 'failed').length;
  const fallen = modules.filter((each) => each.errors().length > 0).length;
  const errors = vitest.state.getUnhandledErrors().length;
  const line = figuresOf(tests.flatMap((each) => each.meta().crash ?? []));
  await vitest.close();
  process.stdout.write(`${line}\n`);
  return failed + fallen + errors === 0 && tests.length > 0 ? 0 : 1;
}
