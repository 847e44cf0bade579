import { idOf } from '../../accounting/handle.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { Sent } from '../asking/send-once.ts';
import type { ToPost } from '../postable.ts';
import type { PostingOutcome } from '../posted.ts';
import type { PostingJournal } from '../posting-journal.ts';
import { outcomeOf, outcomeUnsent, wasNotSent } from '../sent.ts';
import { deviationsAfterPosting } from '../snapshot/after-posting.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { MoveReader } from './move-reader.ts';
import type { SeenMove } from './seen-move.ts';

export interface MovePosterParts extends Looking {
  /** Reads what the person is shown. */
  readonly reader: MoveReader;
  /** Reads what came of it. */
  readonly after: MoveReader;
  readonly journal: PostingJournal;
}

/** Posts what a person has approved, if it is still what was shown, and finds out what came of it. */
export class MovePoster {
  readonly #parts: MovePosterParts;

  constructor(parts: MovePosterParts) {
    this.#parts = parts;
  }

  /**
   * Sends each post once, at most. Those of one company go in one call, which Odoo does as a whole or not at all; what
   * it refuses as a whole is sent one by one, because it does not say which one it means; a pair stays one.
   */
  async post(toPost: ToPost, shown: readonly SeenMove[]): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    for (const group of Map.groupBy(shown, ({ company }) => company).values()) {
      const together = await this.#postTogether(toPost, group);
      const isRefused = together.every(
        (each) => 'problem' in each && each.problem.code === 'posting_refused',
      );
      if (group.length === 1 || !isRefused) outcomes.push(...together);
      else
        for (const unit of unitsOf(group, toPost.pairs))
          outcomes.push(
            ...(unit.length === group.length ? together : await this.#postTogether(toPost, unit)),
          );
    }
    return outcomes;
  }

  async #postTogether(toPost: ToPost, shown: readonly SeenMove[]): Promise<PostingOutcome[]> {
    const { sent, failure } = await this.#send(toPost, shown);
    if (sent === undefined) return this.#notPosted(toPost, shown, outcomeUnsent(failure), failure);
    // Neither an answer nor an error of action_post proves anything: the state does.
    const look = () => this.#parts.after.readAgain(shown).catch(asProblem);
    const after = await lookAfter(outcomeOf(failure), look, arePosted, this.#parts);
    // Unread, and only if nothing was sent is it known that nothing was done.
    if (after instanceof Problem)
      return this.#notPosted(toPost, shown, wasNotSent(failure) ? 'not-sent' : 'unknown', failure);
    return Promise.all(
      sent.map((before, place) => this.#found(toPost, before, after[place] ?? before, failure)),
    );
  }

  #send(toPost: ToPost, shown: readonly SeenMove[]): Promise<Sent<SeenMove>> {
    const { request, question, writer } = toPost;
    const { reader, journal } = this.#parts;
    const readAgain = (seen: readonly SeenMove[]) => reader.readAgain(seen);
    const intend = async (now: readonly SeenMove[]) => {
      for (const each of now) await journal.intend(toPost, each);
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
    const { document, subject } = before;
    const { state, name: number = '', date } = moveOf(after.snapshot);
    if (state === 'posted') {
      const others = wasNotSent(failure) ? ['somebody else posted it at the same moment'] : [];
      const deviations = [...others, ...deviationsAfterPosting(before.snapshot, after.snapshot)];
      const movedTo = date === moveOf(before.snapshot).date ? undefined : date;
      const posted = { document, label: subject.label, number, movedTo, deviations };
      return { document, posted: await this.#parts.journal.posted(request, posted) };
    }
    return this.#parts.journal.notPosted(request, before, outcomeOf(failure), failure);
  }

  #notPosted(
    { request }: ToPost,
    shown: readonly SeenMove[],
    outcome: 'not-sent' | 'not-tried' | 'unknown',
    failure: Problem | undefined,
  ): Promise<PostingOutcome[]> {
    const { journal } = this.#parts;
    return Promise.all(shown.map((seen) => journal.notPosted(request, seen, outcome, failure)));
  }
}

function arePosted(after: readonly SeenMove[] | Problem): boolean {
  return !(after instanceof Problem) && after.every(({ snapshot }) => moveOf(snapshot).state === 'posted');
}

/** Each alone, but pairs together. */
function unitsOf(group: readonly SeenMove[], pairs: ToPost['pairs']): SeenMove[][] {
  const unitOf = ({ document }: SeenMove) => {
    const pair = pairs.find((each) => each.includes(document));
    return pair === undefined ? document : pair.join(' ');
  };
  return [...Map.groupBy(group, unitOf).values()];
}
