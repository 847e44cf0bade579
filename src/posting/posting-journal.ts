import { asProblem } from '../common/problem.ts';
import type { Problem } from '../common/problem.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { UNWRITTEN } from './asking/request-journal.ts';
import type { RequestJournal } from './asking/request-journal.ts';
import type { SeenPostable, ToPost } from './postable.ts';
import type { Posted, PostingOutcome } from './posted.ts';
import { gateProblems } from './problems.ts';
import { odooWordsOf } from './sent.ts';
import type { Outcome } from './sent.ts';

/** Writes down what is about to be posted and what came of it, whatever kind it is, and tells what came of it. */
export class PostingJournal {
  readonly #journal: RequestJournal;

  constructor(journal: RequestJournal) {
    this.#journal = journal;
  }

  /** @throws Problem journal_unavailable; then it must not be posted */
  intend({ request, postedAs }: ToPost, { document, digest }: SeenPostable): Promise<void> {
    return this.#journal.append(request, document, { what: 'posting-intended', digest, postedAs });
  }

  /** It is posted, whatever happens to the journal: then that is what the person has to know besides. */
  async posted(request: PersonRequest, posted: Posted): Promise<Posted> {
    const { document, number, entered, deviations } = posted;
    const isWritten = await this.#journal.settle(request, document, {
      ...{ what: 'posting-settled', outcome: 'done', number, entered },
      deviations: [...deviations],
    });
    return isWritten ? posted : { ...posted, deviations: [...deviations, UNWRITTEN] };
  }

  /** It is not posted, as far as is known. */
  async notPosted(
    request: PersonRequest,
    { document, subject }: SeenPostable,
    outcome: Exclude<Outcome, 'done'>,
    failure: Problem | undefined,
  ): Promise<PostingOutcome> {
    const cameOf = { outcome, problem: failure?.code };
    await this.#journal.settle(request, document, { what: 'posting-settled', ...cameOf });
    switch (outcome) {
      case 'rejected':
        return { document, problem: gateProblems.postingRefused(subject, odooWordsOf(failure)) };
      case 'unknown':
        return { document, problem: gateProblems.postingUnknown(subject) };
      case 'not-sent':
      case 'not-tried':
        return { document, problem: failure ?? asProblem(undefined) };
    }
  }
}
