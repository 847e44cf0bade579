import type { MoveHandle } from '../../accounting/handle.ts';
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
  async read(documents: readonly MoveHandle[]): Promise<readonly SeenMove[]> {
    const found = await this.#reader.read(documents);
    for (const { snapshot, subject } of found) {
      const { state } = moveOf(snapshot);
      if (state !== 'draft') throw gateProblems.notADraft(subject, state);
    }
    return found;
  }
}
