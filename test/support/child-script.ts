import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A script of this folder in a process of its own, which ends with the running test at the latest. */
export class ChildScript {
  readonly #child;
  readonly #lines;

  /** @param shell put before the command by a POSIX shell, such as "ulimit -f 1;" */
  constructor(script: string, args: readonly string[], shell = '') {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const command = [process.execPath, path, ...args];
    const [file, rest] =
      shell === ''
        ? [process.execPath, command.slice(1)]
        : ['/bin/sh', ['-c', `${shell} exec "$@"`, 'sh', ...command]];
    this.#child = spawn(file, rest, { stdio: ['pipe', 'pipe', 'inherit'], env: quickToStart() });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    onTestFinished(() => this.kill());
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('The script did not start.');
    return this.#child.pid;
  }

  /** Ends its waiting for a line. */
  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** The next line that the script prints; undefined when it has ended. */
  async line(): Promise<string | undefined> {
    const next = await this.#lines.next();
    return next.done === true ? undefined : next.value;
  }

  /** All further lines, until it ends. */
  async rest(): Promise<string[]> {
    const lines = [];
    for (let line = await this.line(); line !== undefined; line = await this.line()) lines.push(line);
    return lines;
  }

  /** Lets it come to its end: there is nothing more for it to read. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.rest();
  }

  /** Ends it as a crash does, and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** Compiling what a script imports takes half of its start: it is kept for the next one. */
function quickToStart(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'mcp-odoo-compile-cache') };
}
