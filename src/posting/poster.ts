import { idOf } from '../accounting/handle.ts';
import type { MoveHandle } from '../accounting/handle.ts';
import { asProblem, Problem } from '../common/problem.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import { OdooError } from '../odoo/errors.ts';
import type { OdooSession } from '../odoo/session.ts';
import { buildReview, subjectOf } from './build-review.ts';
import { changesBetween, deviationsAfterPosting } from './changes.ts';
import { digestOf } from './digest.ts';
import { journalName } from './posting-request.ts';
import type { PostingRequest } from './posting-request.ts';
import { endedProblem, gateProblems } from './problems.ts';
import { moveOf } from './read-move.ts';
import { renderReview, textOf } from './render.ts';
import type { Place } from './review.ts';
import type { Snapshot, SnapshotReader } from './snapshot.ts';

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
  readonly place: Place;
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
   * @throws Problem changed_since_review, approval_expired, caller_left, posting_refused, posting_outcome_unknown,
   * or one of the wire's
   */
  async post(request: PostingRequest, shown: Snapshot): Promise<Posted> {
    const { reader } = this.#parts;
    const { sent, failure } = await this.#send(request, shown);
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
    request: PostingRequest,
    shown: Snapshot,
  ): Promise<{ readonly sent?: Snapshot; readonly failure?: Problem }> {
    const seen: Snapshot[] = [];
    try {
      await this.#parts.client.call('account.move', 'action_post', {
        args: [[idOf(request.document)]],
        context: { allowed_company_ids: [moveOf(shown).company_id.id] },
        lastCheck: async () => {
          seen.push(await this.#lastLook(request, shown));
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

  /**
   * When it is our turn to write, right before sending: is somebody still waiting, is the document still what was
   * shown, and would the dialog still say the same?
   */
  async #lastLook(request: PostingRequest, shown: Snapshot): Promise<Snapshot> {
    const { journal, reader, session, place } = this.#parts;
    const now = await reader.read(request.document, shown.companies);
    assertWaitedFor(request, shown);
    const dialog = (snapshot: Snapshot) =>
      textOf(renderReview(buildReview(place, snapshot, request.requester)));
    if (digestOf(now) !== digestOf(shown) || dialog(now) !== dialog(shown)) {
      const changes = changesBetween(shown, now);
      const names = ['a name or a warning that the dialog showed'];
      throw gateProblems.changedSinceReview(subjectOf(shown), changes.length > 0 ? changes : names);
    }
    const entry = { ...journalName(request, session), digest: digestOf(now) };
    await journal.append({ ...entry, what: 'posting-intended' });
    assertWaitedFor(request, shown);
    return now;
  }

  async #notTried(request: PostingRequest, failure: Problem | undefined): Promise<Problem> {
    const problem = failure ?? asProblem(undefined);
    const outcome = problem instanceof OdooError ? 'not-sent' : 'not-tried';
    await this.#settle(request, outcome, { problem: problem.code });
    return problem;
  }

  /** Odoo could not be read afterwards. Only if nothing was sent is it known that nothing was done. */
  async #settleUnread(
    request: PostingRequest,
    shown: Snapshot,
    failure: Problem | undefined,
  ): Promise<never> {
    if (failure instanceof OdooError && failure.outcome === 'not-sent')
      throw await this.#notTried(request, failure);
    await this.#settle(request, 'unknown', { problem: failure?.code });
    throw gateProblems.postingUnknown(subjectOf(shown));
  }

  /** It is posted, whatever happens to the journal: then that is what the person has to know besides. */
  async #settlePosted(request: PostingRequest, posted: Omit<Posted, 'document'>): Promise<Posted> {
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
    request: PostingRequest,
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

function assertWaitedFor(request: PostingRequest, shown: Snapshot): void {
  if (request.ended !== undefined) throw endedProblem(request.ended, subjectOf(shown));
}

function outcomeOf(failure: Problem | undefined): 'not-sent' | 'rejected' | 'unknown' {
  if (failure === undefined) return 'rejected';
  return failure instanceof OdooError ? failure.outcome : 'unknown';
}

function odooWordsOf(failure: Problem | undefined): string | undefined {
  return failure instanceof OdooError ? failure.odooWords : undefined;
}
