import type { Disposable } from '../common/disposable.ts';
import { demoMarked } from '../common/demo-words.ts';
import { asProblem, Problem } from '../common/problem.ts';
import type { ProblemCode } from '../common/problem.ts';
import { thrownPlace } from '../common/thrown-place.ts';
import type { Handle } from '../accounting/handle.ts';
import type { RequestRecord } from '../odoo/session.ts';
import type { Posted } from '../posting/posted.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';
import { withoutLinks } from './inert-text.ts';
import { postedText } from './posted-text.ts';
import { recoveredLine } from '../office/recovered-line.ts';

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
  readonly #heard: (code: ProblemCode) => void;

  /** @param heard is told the code of every problem */
  constructor(channel: LogChannel, heard: (code: ProblemCode) => void = () => undefined) {
    this.#channel = channel;
    this.#heard = heard;
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

  /** What became of what was cut off while it was written. */
  recovered(recovered: readonly Recovered[], isDemo: boolean): void {
    for (const each of recovered)
      this.#channel?.info(withoutLinks(demoMarked(isDemo, `cut off: ${recoveredLine(each)}`)));
  }

  /** Files of the journal that end in half a line. */
  torn(files: readonly string[]): void {
    for (const file of files)
      this.#channel?.warn(
        `journal: the last line of ${file} is not complete, because its process ended while writing it. ` +
          'It counts as not written, and all lines before it stand.',
      );
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
    else this.#channel?.error(`${prefix}internal: ${thrownPlace(thrown)}`);
    const problem = asProblem(thrown);
    this.#heard(problem.code);
    return problem;
  }

  show(): void {
    this.#channel?.show();
  }

  dispose(): void {
    this.#channel = undefined;
  }
}
