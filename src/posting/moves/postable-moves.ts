import { isMove } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { isPostable } from '../../accounting/kinds.ts';
import { booksProblems } from '../../accounting/problems.ts';
import type { Problem } from '../../common/problem.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import type { Looked, PostableKind, SeenPostable, ToPost } from '../postable.ts';
import type { PostingOutcome } from '../posted.ts';
import { gateProblems } from '../problems.ts';
import { missingForPosting } from '../review/missing-for-posting.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { DraftReader } from './draft-reader.ts';
import type { MovePoster } from './move-poster.ts';
import { SeenMove } from './seen-move.ts';

/** Invoices, bills, credit notes, receipts and entries: what Odoo keeps as an `account.move`. */
export class PostableMoves implements PostableKind {
  readonly #drafts: DraftReader;
  readonly #poster: MovePoster;

  constructor(drafts: DraftReader, poster: MovePoster) {
    this.#drafts = drafts;
    this.#poster = poster;
  }

  handles(document: Handle): boolean {
    return isMove(document);
  }

  /** @throws Problem document_not_found */
  async read(documents: readonly Handle[], set: AskedSet): Promise<readonly Looked[]> {
    const looked = await this.#drafts.look(documents.filter(isMove), set);
    return looked.map(({ seen, problem }) => ({ seen, problem: problem ?? whyNot(seen) }));
  }

  /** @throws Problem not_a_draft, document_not_found */
  async look(document: Handle): Promise<{ readonly seen: SeenMove; readonly problem: Problem | undefined }> {
    const [seen] = isMove(document) ? await this.#drafts.read([document]) : [];
    if (seen === undefined) throw booksProblems.documentNotFound(document);
    return { seen, problem: whyNot(seen) };
  }

  post(toPost: ToPost, shown: readonly SeenPostable[]): Promise<readonly PostingOutcome[]> {
    return this.#poster.post(
      toPost,
      shown.filter((seen) => seen instanceof SeenMove),
    );
  }
}

/** Why it cannot be posted as it is. */
function whyNot({ snapshot, subject }: SeenMove): Problem | undefined {
  if (!isPostable(moveOf(snapshot).move_type)) return gateProblems.kindNotSupported(snapshot.document);
  const missing = missingForPosting(snapshot);
  return missing.length > 0 ? gateProblems.notPostable(subject, missing) : undefined;
}
