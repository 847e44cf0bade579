import { said } from '../../common/said.ts';
import { idOf } from '../../accounting/handle.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import { OdooError } from '../../odoo/errors.ts';
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

/** So many are sent in one call: many enough to be quick, few enough that a person who stops it is heard soon. */
export const SENT_AT_ONCE = 10;

/** What came of those that went together. */
interface Together {
  readonly outcomes: readonly PostingOutcome[];
  /** Why nothing was sent. */
  readonly held?: Problem | undefined;
  /** Why sending failed, if it did. */
  readonly failure?: Problem | undefined;
}

/** Posts what a person has approved, if it is still what was shown, and finds out what came of it. */
export class MovePoster {
  readonly #parts: MovePosterParts;

  constructor(parts: MovePosterParts) {
    this.#parts = parts;
  }

  /**
   * Sends each post once, at most. Those of one company go a few in one call, which Odoo does as a whole or not at all;
   * what it refuses as a whole is sent one by one, because it does not say which one it means; a pair stays one.
   */
  async post(toPost: ToPost, shown: readonly SeenMove[]): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    let lost: Problem | undefined;
    for (const group of Map.groupBy(shown, ({ company }) => company).values()) {
      const next = await this.#unlessLost(toPost, group, lost, () =>
        this.#postGroup(toPost, partsOf(group, toPost.pairs)),
      );
      outcomes.push(...next.outcomes);
      lost ??= unreached(next);
    }
    return outcomes;
  }

  /**
   * Before anything is sent, all of them are what was shown; before each other call, those that it is about. What keeps
   * the first from being sent keeps all, and so does an Odoo that cannot be reached any more.
   */
  async #postGroup(
    toPost: ToPost,
    [first = [], ...parts]: readonly (readonly SeenMove[])[],
  ): Promise<Together> {
    const began = await this.#postPart(toPost, first, parts.flat());
    const outcomes = [...began.outcomes];
    let lost = began.held ?? unreached(began);
    for (const part of parts) {
      const next = await this.#unlessLost(toPost, part, lost, () => this.#postPart(toPost, part));
      outcomes.push(...next.outcomes);
      lost ??= unreached(next);
    }
    return { outcomes, failure: lost };
  }

  /** @param lost why nothing more is to be sent, if so */
  async #unlessLost(
    toPost: ToPost,
    shown: readonly SeenMove[],
    lost: Problem | undefined,
    post: () => Promise<Together>,
  ): Promise<Together> {
    const { request } = toPost;
    if (lost === undefined || request.steps.isStopped) return post();
    const { journal } = this.#parts;
    if (!(lost instanceof OdooError))
      return { outcomes: await this.#notPosted(toPost, shown, 'not-tried', lost) };
    return { outcomes: await Promise.all(shown.map((each) => journal.leftUnsent(request, each, lost))) };
  }

  /** @param besides what has to be what was shown, too, before these are sent */
  async #postPart(
    toPost: ToPost,
    part: readonly SeenMove[],
    besides: readonly SeenMove[] = [],
  ): Promise<Together> {
    const { steps } = toPost.request;
    const together = await this.#postTogether(toPost, part, besides);
    const units = unitsOf(part, toPost.pairs);
    if (units.length === 1 || !together.outcomes.every(isRefused)) {
      steps.add(part.length);
      return together;
    }
    const outcomes: PostingOutcome[] = [];
    let lost: Problem | undefined;
    for (const unit of units) {
      const next = await this.#unlessLost(toPost, unit, lost, () => this.#postTogether(toPost, unit));
      outcomes.push(...next.outcomes);
      lost ??= unreached(next);
      steps.add(unit.length);
    }
    return { outcomes, failure: lost };
  }

  async #postTogether(
    toPost: ToPost,
    shown: readonly SeenMove[],
    besides: readonly SeenMove[] = [],
  ): Promise<Together> {
    const { request } = toPost;
    const { journal } = this.#parts;
    if (request.steps.isStopped)
      return { outcomes: await Promise.all(shown.map((each) => journal.stopped(request, each))) };
    const { sent, failure } = await this.#send(toPost, shown, besides);
    const told = async (outcomes: Promise<PostingOutcome[]>) => ({ outcomes: await outcomes, failure });
    if (sent === undefined) {
      const unsent = await this.#notPosted(toPost, shown, outcomeUnsent(failure), failure);
      return { outcomes: unsent, held: failure };
    }
    // Neither an answer nor an error of action_post proves anything: the state does.
    const look = () => this.#parts.after.readAgain(shown).catch(asProblem);
    const after = await lookAfter(outcomeOf(failure), look, arePosted, this.#parts);
    // Unread, and only if nothing was sent is it known that nothing was done.
    if (after instanceof Problem)
      return told(this.#notPosted(toPost, shown, wasNotSent(failure) ? 'not-sent' : 'unknown', failure));
    const before = sent.slice(0, shown.length);
    return told(
      Promise.all(before.map((each, place) => this.#found(toPost, each, after[place] ?? each, failure))),
    );
  }

  #send(toPost: ToPost, shown: readonly SeenMove[], besides: readonly SeenMove[]): Promise<Sent<SeenMove>> {
    const { request, question, writer } = toPost;
    const { reader, journal } = this.#parts;
    const look = {
      ...{ request, question, shown: [...shown, ...besides] },
      readAgain: (seen: readonly SeenMove[]) => reader.readAgain(seen),
      intend: async (now: readonly SeenMove[]) => {
        for (const each of now.slice(0, shown.length)) await journal.intend(toPost, each);
      },
    };
    const companies = [...new Set(shown.map(({ company }) => company))];
    return sendOnce(look, (lastCheck) =>
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
      const others = wasNotSent(failure) ? [said`somebody else posted it at the same moment`] : [];
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

function isRefused(outcome: PostingOutcome): boolean {
  return 'problem' in outcome && outcome.problem.code === 'posting_refused';
}

/** Why Odoo did not get it, or did not say what came of it; undefined where it is posted all the same. */
function unreached({ outcomes, held, failure = held }: Together): Problem | undefined {
  const isUnreached = failure instanceof OdooError && failure.outcome !== 'rejected';
  return isUnreached && outcomes.some((outcome) => 'problem' in outcome) ? failure : undefined;
}

/** What goes in one call each: a few, and never one of a pair without the other. */
function partsOf(group: readonly SeenMove[], pairs: ToPost['pairs']): SeenMove[][] {
  const parts: SeenMove[][] = [];
  for (const unit of unitsOf(group, pairs)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + unit.length <= SENT_AT_ONCE) last.push(...unit);
    else parts.push([...unit]);
  }
  return parts;
}

/** Each alone, but pairs together. */
function unitsOf(group: readonly SeenMove[], pairs: ToPost['pairs']): SeenMove[][] {
  const unitOf = ({ document }: SeenMove) => {
    const pair = pairs.find((each) => each.includes(document));
    return pair === undefined ? document : pair.join(' ');
  };
  return [...Map.groupBy(group, unitOf).values()];
}
