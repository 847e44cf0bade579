import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { subjectOf } from '../review/build-review.ts';
import { deviationsAfterPosting } from '../snapshot/changes.ts';
import { digestOf } from '../snapshot/digest.ts';
import { journalName } from '../asking/document-request.ts';
import type { DocumentRequest } from '../asking/document-request.ts';
import { lastLook } from '../asking/last-look.ts';
import { gateProblems } from '../problems.ts';
import type { Question } from '../asking/question.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { Snapshot, SnapshotReader } from '../snapshot/snapshot.ts';

/** A document that was posted with a person's approval. */
export interface Posted {
  readonly document: MoveHandle;
  /** "vendor bill of Azure Interior, 552.00 EUR". */
  readonly label: string;
  /** The number that Odoo gave it. */
  readonly number: string;
  /** The accounting date, where posting moved it as the dialog had announced. */
  readonly movedTo?: string;
  /** What differs from what was shown and is not explained by posting; empty when all is as it should be. */
  readonly deviations: readonly string[];
}

export interface PosterParts {
  readonly session: OdooSession;
  /** The only client that can post. */
  readonly client: OdooClient;
  readonly reader: SnapshotReader;
  readonly journal: Journal;
}

type Outcome = 'done' | 'rejected' | 'not-sent' | 'unknown' | 'not-tried';

/** Posts what a person has approved, if it is still what was shown, and finds out what came of it. */
export class Poster {
  readonly #parts: PosterParts;

  constructor(parts: PosterParts) {
    this.#parts = parts;
  }

  /**
   * Sends the post once, at most.
   * @param shown what the person saw
   * @param question in which they saw it
   * @throws Problem changed_since_review, approval_expired, caller_left, posting_refused, posting_outcome_unknown,
   * or one of the wire's
   */
  async post(request: DocumentRequest, shown: Snapshot, question: Question<Posted>): Promise<Posted> {
    const { reader } = this.#parts;
    const { sent, failure } = await this.#send(request, shown, question);
    if (sent === undefined) throw await this.#notTried(request, failure);
    // Neither an answer nor an error of action_post proves anything: the state does.
    const after = await reader
      .read(request.document, shown.companies)
      .then((snapshot) => ({ snapshot, move: moveOf(snapshot) }))
      .catch(asProblem);
    if (after instanceof Problem) return this.#settleUnread(request, shown, failure);
    const { state, name = '' } = after.move;
    if (state === 'posted') {
      const isOthers = failure instanceof OdooError && failure.outcome === 'not-sent';
      const others = isOthers ? ['somebody else posted it at the same moment'] : [];
      const deviations = [...others, ...deviationsAfterPosting(sent, after.snapshot)];
      const movedTo = after.move.date === moveOf(sent).date ? undefined : after.move.date;
      return this.#settlePosted(request, { label: subjectOf(sent).label, number: name, movedTo, deviations });
    }
    const outcome = outcomeOf(failure);
    await this.#settle(request, outcome, { problem: failure?.code });
    switch (outcome) {
      case 'not-sent':
        throw failure ?? gateProblems.postingUnknown(subjectOf(shown));
      case 'rejected':
        throw gateProblems.postingRefused(subjectOf(shown), odooWordsOf(failure));
      case 'unknown':
        throw gateProblems.postingUnknown(subjectOf(shown));
    }
  }

  /** @returns what was found right before sending, if it came to that, and why sending failed, if it did */
  async #send(
    request: DocumentRequest,
    shown: Snapshot,
    question: Question<Posted>,
  ): Promise<{ readonly sent?: Snapshot; readonly failure?: Problem }> {
    const { reader, journal, session } = this.#parts;
    const seen: Snapshot[] = [];
    const intend = (now: Snapshot) => {
      const entry = { ...journalName(request, session), digest: digestOf(now) };
      return journal.append({ ...entry, what: 'posting-intended' });
    };
    try {
      await this.#parts.client.call('account.move', 'action_post', {
        args: [[idOf(request.document)]],
        context: { allowed_company_ids: [moveOf(shown).company_id.id] },
        lastCheck: async () => {
          seen.push(await lastLook(reader, question, request, shown, intend));
        },
      });
      return { sent: seen[0] };
    } catch (error) {
      if (error instanceof Problem) return { sent: seen[0], failure: error };
      // A fault of ours, such as an answer that nobody foresaw. If it came after sending, Odoo has to be read.
      if (seen.length > 0) return { sent: seen[0], failure: asProblem(error) };
      await this.#settle(request, 'not-tried', { problem: 'internal' });
      throw error;
    }
  }

  async #notTried(request: DocumentRequest, failure: Problem | undefined): Promise<Problem> {
    const problem = failure ?? asProblem(undefined);
    const outcome = problem instanceof OdooError ? 'not-sent' : 'not-tried';
    await this.#settle(request, outcome, { problem: problem.code });
    return problem;
  }

  /** Odoo could not be read afterwards. Only if nothing was sent is it known that nothing was done. */
  async #settleUnread(
    request: DocumentRequest,
    shown: Snapshot,
    failure: Problem | undefined,
  ): Promise<never> {
    if (failure instanceof OdooError && failure.outcome === 'not-sent')
      throw await this.#notTried(request, failure);
    await this.#settle(request, 'unknown', { problem: failure?.code });
    throw gateProblems.postingUnknown(subjectOf(shown));
  }

  /** It is posted, whatever happens to the journal: then that is what the person has to know besides. */
  async #settlePosted(request: DocumentRequest, posted: Omit<Posted, 'document'>): Promise<Posted> {
    const { number, deviations } = posted;
    const isWritten = await this.#settle(request, 'done', { number, deviations: [...deviations] });
    const unwritten = isWritten ? [] : ['MCP Odoo could not write it into its journal'];
    return { ...posted, document: request.document, deviations: [...deviations, ...unwritten] };
  }

  /**
   * Writes down what came of it. What came of it is what the person has to hear, so a journal that fails here
   * does not take its place; its intent without an outcome stays to be looked into.
   */
  async #settle(
    request: DocumentRequest,
    outcome: Outcome,
    more: { problem?: string; number?: string; deviations?: string[] },
  ): Promise<boolean> {
    const { journal, session } = this.#parts;
    const entry = { ...journalName(request, session), what: 'posting-settled', outcome, ...more } as const;
    return journal.append(entry).then(
      () => true,
      () => false,
    );
  }
}

function outcomeOf(failure: Problem | undefined): 'not-sent' | 'rejected' | 'unknown' {
  if (failure === undefined) return 'rejected';
  return failure instanceof OdooError ? failure.outcome : 'unknown';
}

function odooWordsOf(failure: Problem | undefined): string | undefined {
  return failure instanceof OdooError ? failure.odooWords : undefined;
}
