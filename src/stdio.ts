#!/usr/bin/env node
import { serverVersion } from './common/build-facts.ts';
import { plainText } from './common/plain-text.ts';
import { Problem } from './common/problem.ts';
import { thrownPlace } from './common/thrown-place.ts';
import { parseArguments } from './stdio/arguments.ts';
import { CannotStart } from './stdio/cannot-start.ts';
import { claimStdout } from './stdio/claim-stdout.ts';
import { loadCommand } from './stdio/commands.ts';

/*
 * mcp-odoo: the same server as in VS Code, over stdin and stdout, and a few words for people at a terminal. Ends with 0
 * when all is well, 1 when something is not, 2 when it cannot begin.
 */
const LONGEST_LINE = 2_000;
const stdout = claimStdout(process);
// Whoever started this may not listen to what it says there: that ends nothing.
process.stderr.on('error', () => undefined);
const warn = (sentence: string) =>
  void process.stderr.write(`mcp-odoo: ${plainText(sentence, LONGEST_LINE).text}\n`);
process.on('uncaughtException', (thrown) => {
  warn(`a fault of its own: ${thrownPlace(thrown)}`);
  process.exit(1);
});
const code = await main();
await new Promise((resolve) => stdout.end(resolve));
process.exit(code);

async function main(): Promise<number> {
  try {
    const asked = parseArguments(process.argv.slice(2));
    const version = serverVersion();
    if (asked === 'version' || asked === 'help') {
      const { usage } = await import('./stdio/usage.ts');
      stdout.write(asked === 'help' ? usage() : `${version}\n`);
      return 0;
    }
    const run = await loadCommand(asked.command);
    return await run(asked, { env: process.env, version, stdout, warn });
  } catch (thrown) {
    if (thrown instanceof CannotStart) warn(thrown.message);
    else warn(thrown instanceof Problem ? thrown.person : `a fault of its own: ${thrownPlace(thrown)}`);
    return thrown instanceof CannotStart ? 2 : 1;
  }
}
