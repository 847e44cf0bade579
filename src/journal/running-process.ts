import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { errorCode } from './file-errors.ts';

/**
 * What tells a process from a later one with the same id: the text of its start where the system says it
 * ("unknown" where not), or that there is no such process.
 */
export type ProcessState = { readonly running: false } | { readonly running: true; readonly start: string };

export const UNKNOWN_START = 'unknown';

/** Whether a process of this machine runs, and since when. */
export async function processState(pid: number): Promise<ProcessState> {
  if (!exists(pid)) return { running: false };
  if (process.platform === 'linux') return await stateFromProc(pid);
  return { running: true, start: process.platform === 'win32' ? UNKNOWN_START : await startFromPs(pid) };
}

/** Since when this process runs, in the words of `processState`. */
export async function ownStart(): Promise<string> {
  const self = await processState(process.pid);
  return self.running ? self.start : UNKNOWN_START;
}

/**
 * The name of what process ids count in: the host and, on Linux, the namespace of process ids, because a container
 * may share the name of its host.
 */
export async function machineName(): Promise<string> {
  if (process.platform !== 'linux') return hostname();
  return `${hostname()} ${await readlink('/proc/self/ns/pid')}`;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // EPERM: it runs, as another account.
    return errorCode(thrown) === 'EPERM';
  }
}

/** proc(5): after the name in brackets come the state and, twentieth, the start in clock ticks since boot. */
async function stateFromProc(pid: number): Promise<ProcessState> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    if (state === 'Z' || state === 'X') return { running: false };
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return { running: true, start: `${boot.trim()} ${fields[19] ?? ''}` };
  } catch (thrown) {
    const code = errorCode(thrown);
    if (code === 'ENOENT' || code === 'ESRCH') return { running: false };
    throw thrown;
  }
}

async function startFromPs(pid: number): Promise<string> {
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.trim() === '' ? UNKNOWN_START : stdout.trim();
  } catch (thrown) {
    // No ps, or the process ended meanwhile: the next look will tell.
    if (thrown instanceof Error) return UNKNOWN_START;
    throw thrown;
  }
}
