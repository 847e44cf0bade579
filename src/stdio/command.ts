import type { Writable } from 'node:stream';
import type { Arguments } from './arguments.ts';

/** What a command has of the process that it runs in. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Our own version. */
  readonly version: string;
  /** The real one: what anything else writes to it goes to stderr. Of a server it carries the protocol alone. */
  readonly stdout: Writable;
  /** One line on stderr. */
  readonly warn: (sentence: string) => void;
}

/**
 * One thing that the program does, from its start to its exit code.
 * @throws CannotStart; Problem: what went wrong, for the person
 */
export type Command = (asked: Arguments, terminal: Terminal) => Promise<number>;
