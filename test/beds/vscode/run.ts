import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';

export interface Run {
  command: string;
  args: readonly string[];
  /** Said at the start and, with the seconds so far, every 15 s. */
  doing: string;
  /** The command's output goes here. */
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Runs a slow command to its end, saying on stderr that it is still at work. A failure carries the end of its output. */
export async function run({ command, args, doing, logFile, cwd, env }: Run): Promise<void> {
  const log = createWriteStream(logFile);
  await once(log, 'open');
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  console.error(`${doing} ...`);
  const heartbeat = setInterval(() => console.error(`${doing} ... ${seconds()} s`), 15_000);
  try {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', log, log] });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (code !== 0) {
      const tail = (await readFile(logFile, 'utf8')).slice(-3000);
      throw new Error(`${doing}: ${command} ended with ${String(code)}. The end of ${logFile}:\n${tail}`);
    }
  } finally {
    clearInterval(heartbeat);
    log.close();
  }
}
