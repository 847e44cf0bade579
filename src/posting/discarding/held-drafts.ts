import { isInOdoo } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { differences } from '../asking/last-look.ts';
import { endedProblem } from '../asking/question-problems.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import type { PostableKind } from '../postable.ts';
import { discardProblems } from './discard-problems.ts';
import type { DiscardableKind, Discarded, ToDiscard } from './discardable.ts';
import { SeenDraft } from './seen-draft.ts';

/** Bank transactions that are held in the journal: discarding is an entry there, and nothing in Odoo. */
export class HeldDrafts implements DiscardableKind {
  readonly #proposals: Pick<PostableKind, 'look'>;
  readonly #journal: RequestJournal;

  constructor(proposals: Pick<PostableKind, 'look'>, journal: RequestJournal) {
    this.#proposals = proposals;
    this.#journal = journal;
  }

  handles(document: Handle): boolean {
    return !isInOdoo(document);
  }

  /** @throws Problem document_not_found, draft_deleted, or that it was entered */
  async read(document: Handle): Promise<SeenDraft> {
    const { seen } = await this.#proposals.look(document);
    return new SeenDraft(seen, [], false);
  }

  async discard({ request }: ToDiscard, shown: SeenDraft): Promise<Discarded> {
    const { document, subject } = shown.draft;
    const now = await this.read(document);
    if (request.ended !== undefined) throw endedProblem(request.ended, subject, discardProblems);
    if (now.digest !== shown.digest)
      throw discardProblems.changedSinceReview(subject, differences([shown], [now]));
    const { digest } = shown;
    await this.#journal.append(request, document, { what: 'discarding-intended', digest });
    try {
      // Who enters it writes that down before, too: of the two at most one goes on.
      await this.read(document);
    } catch (error) {
      await this.#journal.append(request, document, { what: 'discarding-settled', outcome: 'not-tried' });
      throw error;
    }
    // Here the entry itself is what discards: without it, nothing was done.
    await this.#journal.append(request, document, { what: 'discarding-settled', outcome: 'done' });
    return { document, label: subject.label };
  }
}
