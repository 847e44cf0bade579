import { playProject } from '../support/play-project.ts';
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
  const { cases, failed, isKept } = await playProject('approvals', argv);
  console.log(`approvals: cases=${cases} failed=${failed}`);
  return isKept ? 0 : 1;
}
