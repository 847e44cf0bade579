import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** One process for good: numbers are used again, and start times begin anew with every boot. */
export const processSchema = z.object({ pid: z.int(), started: z.string(), boot: z.string() });
export type ServerProcess = z.infer<typeof processSchema>;

/** Takes down who a running process is, or undefined if there is none of that number. */
export async function identify(pid: number): Promise<ServerProcess | undefined> {
  const started = await startTime(pid);
  return started === undefined ? undefined : { pid, started, boot: await bootId() };
}

/** True while exactly this process runs. */
export async function isRunning(process: ServerProcess): Promise<boolean> {
  return (await isOfThisBoot(process)) && (await startTime(process.pid)) === process.started;
}

/** False if the machine went down since: what was not flushed to disk by then is lost. */
export async function isOfThisBoot(process: ServerProcess): Promise<boolean> {
  return process.boot === (await bootId());
}

/** Asks it to end with `signal`, insists after `patience` milliseconds, and returns when it is gone. */
export async function end(
  serverProcess: ServerProcess,
  patience: number,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  const deadline = Date.now() + patience;
  if (await isRunning(serverProcess)) process.kill(serverProcess.pid, signal);
  while (await isRunning(serverProcess)) {
    if (Date.now() > deadline) process.kill(serverProcess.pid, 'SIGKILL');
    await sleep(50);
  }
}

/** The only child of a process, or undefined while it has none. */
export async function childOf(pid: number): Promise<number | undefined> {
  const children = await readIfThere(`/proc/${pid}/task/${pid}/children`);
  const [child = ''] = (children ?? '').trim().split(' ');
  return child === '' ? undefined : Number(child);
}

async function startTime(pid: number): Promise<string | undefined> {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  // The program's name, in brackets, may hold spaces; after it, state is the 3rd field and the start time the 22nd.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

async function bootId(): Promise<string> {
  return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined;
    throw error;
  }
}
