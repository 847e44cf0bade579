import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

interface CommandOptions {
  /** File that everything on standard error is appended to; without it, only an error message has it. */
  readonly log?: string;
}

/**
 * Runs a command to its end.
 * @returns what it wrote on standard output
 * @throws Error with the command, its exit code and the last of its messages
 */
export async function run(command: readonly string[], options: CommandOptions = {}): Promise<string> {
  const [program = '', ...args] = command;
  const log = options.log === undefined ? undefined : openSync(options.log, 'a');
  try {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', log ?? 'pipe'], env: withSystemTools() });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [code, output, messages] = await Promise.all([
      ended,
      child.stdout === null ? '' : text(child.stdout),
      child.stderr === null ? '' : text(child.stderr),
    ]);
    if (code === 0) return output;
    const said = options.log === undefined ? messages : await readFile(options.log, 'utf8');
    const where = options.log === undefined ? '' : ` All of it is in ${options.log}`;
    throw new Error(
      `${said.trim().slice(-1500)}\n\n\`${command.join(' ')}\` failed (${String(code)}).${where}`,
    );
  } finally {
    if (log !== undefined) closeSync(log);
  }
}

/** Who became root by a plain `su` has no chroot, mount or dpkg tools on the path. */
export function withSystemTools(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
}
