import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { BedUnavailable } from '../test/beds/vscode/bed-unavailable.ts';

/** Runs a script of package.json, its output shown, with the npm that started this process. */
export async function runNpmScript(name: string): Promise<void> {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new BedUnavailable('Start this through npm.');
  const child = spawn(process.execPath, [npm, 'run', '--silent', name], { stdio: 'inherit' });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new BedUnavailable(`npm run ${name} ended with ${String(child.exitCode)}.`);
}
