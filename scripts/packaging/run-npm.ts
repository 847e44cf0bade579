import { execFileSync } from 'node:child_process';

/**
 * Runs the npm that started this process, and gives what it prints.
 * @throws Error when it fails, or when this was not started through npm
 */
export function runNpm(args: readonly string[]): string {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('Start this through npm.');
  return execFileSync(process.execPath, [npm, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
