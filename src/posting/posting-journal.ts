import { inEnglish } from '../common/said.ts';
import { asProblem } from '../common/problem.ts';
import type { Problem } from '../common/problem.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { unwritten } from './asking/request-journal.ts';
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

  /** @throws Problem journal_unavailable or stopped; then it must not be posted */
  async intend({ request, postedAs }: ToPost, { document, digest, subject }: SeenPostable): Promise<void> {
    const assertNotStopped = () => {
      if (request.steps.isStopped) throw gateProblems.stopped(subject);
    };
    assertNotStopped();
    await this.#journal.append(request, document, { what: 'posting-intended', digest, postedAs });
    assertNotStopped();
  }

  /** It is posted, whatever happens to the journal: then that is what the person has to know besides. */
  async posted(request: PersonRequest, posted: Posted): Promise<Posted> {
    const { document, number, entered, deviations } = posted;
    const isWritten = await this.#journal.settle(request, document, {
      ...{ what: 'posting-settled', outcome: 'done', number, entered },
      deviations: deviations.map(inEnglish),
    });
    return isWritten ? posted : { ...posted, deviations: [...deviations, unwritten()] };
  }

  /** The person stopped before it was sent. */
  stopped(request: PersonRequest, seen: SeenPostable): Promise<PostingOutcome> {
    return this.notPosted(request, seen, 'not-tried', gateProblems.stopped(seen.subject));
  }

  /** Odoo was lost with what went before it. */
  async leftUnsent(
    request: PersonRequest,
    { document, subject }: SeenPostable,
    lost: Problem,
  ): Promise<PostingOutcome> {
    const cameOf = { outcome: 'not-tried', problem: lost.code } as const;
    await this.#journal.settle(request, document, { what: 'posting-settled', ...cameOf });
    return { document, label: subject.label, problem: gateProblems.leftUnsent(subject, lost) };
  }

  /** It is not posted, as far as is known. */
  async notPosted(
    request: PersonRequest,
    { document, subject }: SeenPostable,
    outcome: Exclude<Outcome, 'done'>,
    failure: Problem | undefined,
  ): Promise<PostingOutcome> {
    const { label } = subject;
    const cameOf = { outcome, problem: failure?.code };
    await this.#journal.settle(request, document, { what: 'posting-settled', ...cameOf });
    switch (outcome) {
      case 'rejected':
        return { document, label, problem: gateProblems.postingRefused(subject, odooWordsOf(failure)) };
      case 'unknown':
        return { document, label, problem: gateProblems.postingUnknown(subject) };
      case 'not-sent':
      case 'not-tried':
        // It was stopped for all that would have been sent with it, and is told of each.
        return {
          document,
          label,
          problem: isStop(failure) ? gateProblems.stopped(subject) : (failure ?? asProblem(undefined)),
        };
    }
  }
}

function isStop(failure: Problem | undefined): boolean {
  return failure?.code === 'stopped';
}
