import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { SeenDocument } from '../asking/seen-document.ts';
import type { SeenMove } from '../moves/seen-move.ts';
import type { Subject } from '../review/subject.ts';
import type { BooksLock } from './locks.ts';

/** A posted document with what decides whether it can be taken back. */
export class SeenPosted implements SeenDocument {
  readonly move: SeenMove;
  readonly laterNumbers: number;
  readonly locks: readonly BooksLock[];

  constructor(move: SeenMove, laterNumbers: number, locks: readonly BooksLock[]) {
    this.move = move;
    this.laterNumbers = laterNumbers;
    this.locks = locks;
  }

  get subject(): Subject {
    return this.move.subject;
  }

  get digest(): string {
    return this.move.digest;
  }

  differencesFrom(before: SeenDocument): readonly Said[] {
    return before instanceof SeenPosted
      ? this.move.differencesFrom(before.move)
      : [said`it is another document`];
  }
}
