import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';

/** How a client ends a server that it started. */
export interface End {
  /** Resolves when it is to end: the client closed stdin, does not read any more, or the process was told to. */
  readonly wanted: Promise<unknown>;
  /** Resolves when the process was told to end, by a signal: whoever sends one does not wait for long. */
  readonly told: Promise<unknown>;
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

export function listenForEnd(process: NodeJS.Process, stdin: Readable, stdout: Writable): End {
  const told = new Promise<void>((resolve) => {
    // Also of later ones: the second must not end it in the middle.
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
  const closed = Promise.race([once(stdin, 'end'), once(stdin, 'close')]).catch(() => undefined);
  const unread = new Promise<void>((resolve) => stdout.on('error', () => resolve()));
  return { told, wanted: Promise.race([told, closed, unread]) };
}
