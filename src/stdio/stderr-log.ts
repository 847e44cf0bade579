import type { Handle } from '../accounting/handle.ts';
import { demoMarked } from '../common/demo-words.ts';
import { Problem } from '../common/problem.ts';
import { thrownPlace } from '../common/thrown-place.ts';
import { recoveredLine } from '../office/recovered-line.ts';
import type { Posted } from '../posting/posted.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';

/** What a client keeps of a server: a line on stderr for each fact. No arguments, no records, no secrets. */
export class StderrLog {
  readonly #warn: (line: string) => void;

  constructor(warn: (line: string) => void) {
    this.#warn = warn;
  }

  drafted(document: Handle, isDemo: boolean): void {
    this.#warn(demoMarked(isDemo, `drafted ${document}`));
  }

  posted({ document, label, number }: Posted, isDemo: boolean): void {
    this.#warn(demoMarked(isDemo, `posted ${document}, ${label}, as ${number}`));
  }

  /** What became of what was cut off while it was written. */
  recovered(recovered: readonly Recovered[], isDemo: boolean): void {
    for (const each of recovered)
      this.#warn(demoMarked(isDemo, `was cut off before, while it wrote to Odoo. ${recoveredLine(each)}`));
  }

  /** Files of the journal that end in half a line. */
  torn(files: readonly string[]): void {
    for (const file of files)
      this.#warn(`journal: the last line of ${file} is not complete: its process ended while writing it`);
  }

  /** A fault of ours is told by the place that it came from: its message may hold anything. */
  problem(thrown: unknown, where?: string): void {
    const prefix = where === undefined ? '' : `${where}: `;
    const text =
      thrown instanceof Problem ? `${thrown.code}: ${thrown.person}` : `internal: ${thrownPlace(thrown)}`;
    this.#warn(prefix + text);
  }
}
