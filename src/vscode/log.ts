import type { Disposable } from '../common/disposable.ts';
import { demoMarked } from '../common/demo-words.ts';
import { asProblem, Problem } from '../common/problem.ts';
import type { Handle } from '../accounting/handle.ts';
import type { RequestRecord } from '../odoo/session.ts';
import type { Posted } from '../posting/posted.ts';
import { postedText } from './posted-text.ts';

/** VS Code's log channel, as far as it is used here. */
export interface LogChannel {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  show(): void;
}

/** The log channel "MCP Odoo". Gets facts only: no arguments, no records, no secrets. */
export class Log implements Disposable {
  /** Undefined once the window closes: what is still under way then fails, and a closed channel throws. */
  #channel: LogChannel | undefined;

  constructor(channel: LogChannel) {
    this.#channel = channel;
  }

  /** One request to Odoo. */
  request(record: RequestRecord): void {
    const { kind, model, method, protocol, milliseconds, outcome } = record;
    this.#channel?.debug(`${kind} ${model}.${method} ${protocol} ${Math.round(milliseconds)} ms ${outcome}`);
  }

  /** A draft was made through this window. */
  drafted(document: Handle, isDemo: boolean): void {
    this.#channel?.info(demoMarked(isDemo, `drafted ${document}`));
  }

  /** A document was posted through this window. */
  posted(posted: Posted, isDemo: boolean): void {
    this.#channel?.info(`${postedText(posted, isDemo)} (${posted.document})`);
  }

  /**
   * Anything that was thrown. A problem is logged with its code; a fault of ours with the place it came from but
   * without its message, which may hold anything.
   * @param where the tool or the command, when it helps
   * @returns what may be shown of it
   */
  problem(thrown: unknown, where?: string): Problem {
    const prefix = where === undefined ? '' : `${where}: `;
    if (thrown instanceof Problem) this.#channel?.warn(`${prefix}${thrown.code}: ${thrown.person}`);
    else this.#channel?.error(`${prefix}internal: ${placeOf(thrown)}`);
    return asProblem(thrown);
  }

  show(): void {
    this.#channel?.show();
  }

  dispose(): void {
    this.#channel = undefined;
  }
}

function placeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [thrown.name, ...frames].join('\n');
}
