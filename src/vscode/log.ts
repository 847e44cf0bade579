import type * as vscode from 'vscode';
import { asProblem, Problem } from '../common/problem.ts';
import type { RequestRecord } from '../odoo/session.ts';

/** The log channel "MCP Odoo". Gets facts only: no arguments, no records, no secrets. */
export class Log {
  readonly #channel: vscode.LogOutputChannel;

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  /** One request to Odoo. */
  request(record: RequestRecord): void {
    const { kind, model, method, protocol, milliseconds, outcome } = record;
    this.#channel.debug(`${kind} ${model}.${method} ${protocol} ${Math.round(milliseconds)} ms ${outcome}`);
  }

  /**
   * Anything that was thrown. A problem is logged with its code; a fault of ours with the place it came from but
   * without its message, which may hold anything.
   */
  problem(thrown: unknown): Problem {
    if (thrown instanceof Problem) this.#channel.warn(`${thrown.code}: ${thrown.person}`);
    else this.#channel.error(`internal: ${placeOf(thrown)}`);
    return asProblem(thrown);
  }

  show(): void {
    this.#channel.show();
  }
}

function placeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames].join('\n');
}
