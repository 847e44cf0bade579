import type { Said } from '../../common/said.ts';
import type { Subject } from '../review/subject.ts';

/** A document as it was read to be decided on. */
export interface SeenDocument {
  readonly subject: Subject;
  /** Two reads with the same digest are the same document to the person who decides. */
  readonly digest: string;

  /**
   * What differs from an earlier read, in words.
   * @returns empty exactly when the digests are equal
   */
  differencesFrom(before: SeenDocument): readonly Said[];
}
