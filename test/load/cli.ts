import { existsSync } from 'node:fs';
import { parseCLI, startVitest } from 'vitest/node';
import { closingLine } from './figures.ts';

/*
 * npm run test:load [-- --full] [vitest's own options]: ten agents at once, what they leave in memory, and more drafts
 * than anybody has, on the demo company. With --full an hour's calls in five minutes, and every page of the drafts.
 * Ends with 0 when all of it holds, 1 when something does not, 2 when it cannot run here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    console.error('load: this speaks to a Unix socket.');
    return 2;
  }
  if (argv.includes('--full')) process.env.LOAD = 'full';
  // Journals are synced at each line: in memory that takes no time.
  if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
  const { filter, options } = parseCLI(['vitest', 'run', ...argv.filter((each) => each !== '--full')]);
  const vitest = await startVitest(filter, { ...options, project: ['load'] });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((each) => [...each.children.allTests()]);
  const failed = tests.filter((each) => each.result().state !== 'passed').length;
  const fallen = modules.filter((each) => each.errors().length > 0).length;
  const errors = vitest.state.getUnhandledErrors().length;
  const line = closingLine(tests.map((each) => each.meta().load ?? {}));
  await vitest.close();
  console.log(line);
  return failed + fallen + errors === 0 && tests.length > 0 ? 0 : 1;
}
