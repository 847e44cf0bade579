import { existsSync } from 'node:fs';
import { parseCLI, startVitest } from 'vitest/node';
import { BedUnavailable } from '../beds/vscode/bed-unavailable.ts';
import { TestBrowser } from '../beds/vscode/browser.ts';

/*
 * npm run test:approvals [-- vitest's own options]: the page where a person approves without VS Code, in a real Chromium,
 * with a person, and with other pages and programs that would like to be one.
 * Ends with 0 when all of it holds, 1 when something does not, 2 when there is no Chromium here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  try {
    await (await TestBrowser.launch()).dispose();
  } catch (thrown) {
    if (!(thrown instanceof BedUnavailable)) throw thrown;
    console.error(`approvals: ${thrown.message}`);
    return 2;
  }
  // Files are synced one by one: in memory that takes no time.
  if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
  const { filter, options } = parseCLI(['vitest', 'run', ...argv]);
  const vitest = await startVitest(filter, { ...options, project: ['approvals'] });
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((each) => [...each.children.allTests()]);
  const failed = tests.filter((each) => each.result().state !== 'passed').length;
  const fallen = modules.filter((each) => each.errors().length > 0).length;
  const errors = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  console.log(`approvals: cases=${tests.length} failed=${failed + fallen + errors}`);
  return failed + fallen + errors === 0 && tests.length > 0 ? 0 : 1;
}
