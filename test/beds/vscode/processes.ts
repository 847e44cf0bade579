import { readFileSync } from 'node:fs';
import { waitUntil } from './wait-until.ts';

/** Whether a process with this id runs, whoever owns it. One that ended but that nobody has collected does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    if (hasCode(error, 'EPERM')) return true;
    if (hasCode(error, 'ESRCH') || hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** The command line of a running process, empty when there is none. Linux only. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return '';
    throw error;
  }
}

/** Ends a process and the group it leads: asked first, forced after 10 s. Returns when it is gone. */
export async function stopGroup(pid: number): Promise<void> {
  const gone = () => (isAlive(pid) ? undefined : true);
  if (gone()) return;
  process.kill(-pid, 'SIGTERM');
  try {
    await waitUntil(`process ${pid} to end`, gone, 10_000, 50);
  } catch (error) {
    console.error(`${String(error)}: forcing it.`);
    process.kill(-pid, 'SIGKILL');
    await waitUntil(`process ${pid} to end by force`, gone, 5_000, 50);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
