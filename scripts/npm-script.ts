import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { BedUnavailable } from '../test/beds/vscode/bed-unavailable.ts';

/** Runs a script of package.json with the npm that started this process. What it says is shown only if it fails. */
export async function runNpmScript(name: string): Promise<void> {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new BedUnavailable('Start this through npm.');
  const child = spawn(process.execPath, [npm, 'run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, problems] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (child.exitCode !== 0) {
    throw new BedUnavailable(`${output}${problems}npm run ${name} ended with ${String(child.exitCode)}.`);
  }
}
