import { execFile } from 'node:child_process';

/** More than any tool of these takes (milliseconds). */
const PATIENCE_MS = 120_000;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line of npm's with this Node, to its end. */
export function runTool(script: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const options = { timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      // Ended by our own impatience, or never begun.
      if (child.exitCode === null) reject(new Error(`${script} did not end by itself.`, { cause: error }));
      else resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}
