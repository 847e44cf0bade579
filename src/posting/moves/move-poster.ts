import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { journalName } from '../asking/person-request.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { Sent } from '../asking/send-once.ts';
import type { ToPost } from '../postable.ts';
import type { Posted, PostingOutcome } from '../posted.ts';
import { gateProblems } from '../problems.ts';
import { odooWordsOf, outcomeOf, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { deviationsAfterPosting } from '../snapshot/after-posting.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { MoveReader } from './move-reader.ts';
import type { SeenMove } from './seen-move.ts';

export interface MovePosterParts {
  readonly session: OdooSession;
  /** Reads what the person is shown. */
  readonly reader: MoveReader;
  /** Reads what came of it. */
  readonly after: MoveReader;
  readonly journal: Journal;
}

/** Posts what a person has approved, if it is still what was shown, and finds out what came of it. */
export class MovePoster {
  readonly #parts: MovePosterParts;

  constructor(parts: MovePosterParts) {
    this.#parts = parts;
  }

  /**
   * Sends each post once, at most. Those of one company go in one call, which Odoo does as a whole or not at all; what
   * it refuses as a whole is sent one by one, because it does not say which one it means.
   */
  async post(toPost: ToPost, shown: readonly SeenMove[]): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    for (const group of Map.groupBy(shown, ({ company }) => company).values()) {
      const together = await this.#postTogether(toPost, group);
      const isRefused = together.every(
        (each) => 'problem' in each && each.problem.code === 'posting_refused',
      );
      if (group.length === 1 || !isRefused) outcomes.push(...together);
      else for (const seen of group) outcomes.push(...(await this.#postTogether(toPost, [seen])));
    }
    return outcomes;
  }

  async #postTogether(toPost: ToPost, shown: readonly SeenMove[]): Promise<PostingOutcome[]> {
    const { sent, failure } = await this.#send(toPost, shown);
    if (sent === undefined) return this.#notTried(toPost, shown, failure);
    // Neither an answer nor an error of action_post proves anything: the state does.
    const after = await this.#parts.after.readAgain(shown).catch(asProblem);
    if (after instanceof Problem) return this.#unread(toPost, shown, failure);
    return Promise.all(
      sent.map((before, place) => this.#found(toPost, before, after[place] ?? before, failure)),
    );
  }

  #send(
    { request, question, writer, postedAs }: ToPost,
    shown: readonly SeenMove[],
  ): Promise<Sent<SeenMove>> {
    const { reader, journal, session } = this.#parts;
    const readAgain = (seen: readonly SeenMove[]) => reader.readAgain(seen);
    const intend = async (now: readonly SeenMove[]) => {
      for (const { document, digest } of now)
        await journal.append({
          ...journalName(request, document, session),
          what: 'posting-intended',
          digest,
          postedAs,
        });
    };
    const companies = [...new Set(shown.map(({ company }) => company))];
    return sendOnce({ request, question, shown, readAgain, intend }, (lastCheck) =>
      writer.call('account.move', 'action_post', {
        args: [shown.map(({ document }) => idOf(document))],
        context: { allowed_company_ids: companies },
        lastCheck,
      }),
    );
  }

  async #found(
    { request }: ToPost,
    before: SeenMove,
    after: SeenMove,
    failure: Problem | undefined,
  ): Promise<PostingOutcome> {
    const { document } = before.snapshot;
    const { state, name: number = '', date } = moveOf(after.snapshot);
    if (state === 'posted') {
      const others = wasNotSent(failure) ? ['somebody else posted it at the same moment'] : [];
      const deviations = [...others, ...deviationsAfterPosting(before.snapshot, after.snapshot)];
      const movedTo = date === moveOf(before.snapshot).date ? undefined : date;
      const posted = { document, label: before.subject.label, number, movedTo, deviations };
      return { document, posted: await this.#settlePosted(request, document, posted) };
    }
    const outcome = outcomeOf(failure);
    await this.#settle(request, document, outcome, { problem: failure?.code });
    switch (outcome) {
      case 'not-sent':
        return { document, problem: failure ?? gateProblems.postingUnknown(before.subject) };
      case 'rejected':
        return { document, problem: gateProblems.postingRefused(before.subject, odooWordsOf(failure)) };
      case 'unknown':
        return { document, problem: gateProblems.postingUnknown(before.subject) };
    }
  }

  async #notTried(
    { request }: ToPost,
    shown: readonly SeenMove[],
    failure: Problem | undefined,
  ): Promise<PostingOutcome[]> {
    const problem = failure ?? asProblem(undefined);
    const outcome = wasNotSent(problem) ? 'not-sent' : 'not-tried';
    return Promise.all(
      shown.map(async ({ snapshot: { document } }) => {
        await this.#settle(request, document, outcome, { problem: problem.code });
        return { document, problem };
      }),
    );
  }

  /** Odoo could not be read afterwards. Only if nothing was sent is it known that nothing was done. */
  async #unread(
    toPost: ToPost,
    shown: readonly SeenMove[],
    failure: Problem | undefined,
  ): Promise<PostingOutcome[]> {
    if (wasNotSent(failure)) return this.#notTried(toPost, shown, failure);
    return Promise.all(
      shown.map(async ({ snapshot: { document }, subject }) => {
        await this.#settle(toPost.request, document, 'unknown', { problem: failure?.code });
        return { document, problem: gateProblems.postingUnknown(subject) };
      }),
    );
  }

  /** It is posted, whatever happens to the journal: then that is what the person has to know besides. */
  async #settlePosted(request: PersonRequest, document: MoveHandle, posted: Posted): Promise<Posted> {
    const { number, deviations } = posted;
    const isWritten = await this.#settle(request, document, 'done', { number, deviations: [...deviations] });
    const unwritten = isWritten ? [] : ['MCP Odoo could not write it into its journal'];
    return { ...posted, deviations: [...deviations, ...unwritten] };
  }

  /**
   * Writes down what came of it. What came of it is what the person has to hear, so a journal that fails here
   * does not take its place; its intent without an outcome stays to be looked into.
   */
  async #settle(
    request: PersonRequest,
    document: MoveHandle,
    outcome: Outcome,
    more: { problem?: string; number?: string; deviations?: string[] },
  ): Promise<boolean> {
    const { journal, session } = this.#parts;
    const entry = {
      ...journalName(request, document, session),
      what: 'posting-settled',
      outcome,
      ...more,
    } as const;
    return journal.append(entry).then(
      () => true,
      () => false,
    );
  }
}
