import type { MoveHandle } from '../../accounting/handle.ts';
import type { Problem } from '../../common/problem.ts';
import { ALONE } from '../asking/asked-set.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import { gateProblems } from '../problems.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { MoveReader } from './move-reader.ts';
import type { SeenMove } from './seen-move.ts';

/** Reads drafts, and nothing else. */
export class DraftReader {
  readonly #reader: MoveReader;

  constructor(reader: MoveReader) {
    this.#reader = reader;
  }

  /** @throws Problem not_a_draft, document_not_found */
  async read(documents: readonly MoveHandle[], set: AskedSet = ALONE): Promise<readonly SeenMove[]> {
    const found = await this.look(documents, set);
    for (const { problem } of found) if (problem !== undefined) throw problem;
    return found.map(({ seen }) => seen);
  }

  /**
   * The same, with which of them are no drafts.
   * @throws Problem document_not_found
   */
  async look(
    documents: readonly MoveHandle[],
    set: AskedSet = ALONE,
  ): Promise<readonly { readonly seen: SeenMove; readonly problem: Problem | undefined }[]> {
    const found = await this.#reader.read(documents, set);
    return found.map((seen) => {
      const { state } = moveOf(seen.snapshot);
      return { seen, problem: state === 'draft' ? undefined : gateProblems.notADraft(seen.subject, state) };
    });
  }
}
