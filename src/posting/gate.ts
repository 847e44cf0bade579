import type { HeldChange } from '../accounting/changing/change-draft.ts';
import { isMove } from '../accounting/handle.ts';
import type { Handle } from '../accounting/handle.ts';
import { asProblem } from '../common/problem.ts';
import type { Problem } from '../common/problem.ts';
import { MOST_AT_ONCE } from './asking/asked-set.ts';
import { Asking } from './asking/asking.ts';
import type { AskingParts } from './asking/asking.ts';
import { Person } from './asking/person.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { Refusals } from './asking/refusals.ts';
import type { OnStep, UnderWay } from './asking/steps.ts';
import { WaitingList } from './asking/waiting-list.ts';
import { ChangeQuestion } from './changing/change-question.ts';
import type { ApprovedChange } from './changing/change-writer.ts';
import { DiscardQuestion } from './discarding/discard-question.ts';
import type { Discarded } from './discarding/discardable.ts';
import type { GateParts } from './gate-parts.ts';
import { gateRoom } from './gate-room.ts';
import type { GateRoom } from './gate-room.ts';
import type { Posted, PostingOutcome } from './posted.ts';
import { PostingQuestion } from './posting-question.ts';
import { gateProblems } from './problems.ts';
import type { RenderedReview } from './review/render.ts';
import { placeOf } from './review/place-of.ts';
import type { Place, Requester } from './review/review.ts';
import { undoProblems } from './undoing/undo-problems.ts';
import { UndoQuestion } from './undoing/undo-question.ts';
import type { Undone } from './undoing/undoer.ts';

/** Nobody leaves who asks in their own name. */
const STAYS = new AbortController().signal;

/** A draft as the review panel shows it. */
export interface Looked {
  readonly rendered: RenderedReview;
  /** What the person has seen: a request that comes from the panel names it. */
  readonly digests: readonly string[];
  /** Why it cannot be posted as it is. */
  readonly problem: Problem | undefined;
}

/**
 * The only way to post, and to change what is not ours alone. Reads the documents, asks a person, and acts only if that
 * person said so, in time, while somebody still waited, and if the documents are still what was shown.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #room: GateRoom;
  readonly #person: Person;
  readonly #refusals: Refusals;
  readonly #waiting: WaitingList;
  readonly #toPost: Asking<readonly PostingOutcome[]>;
  readonly #toChange: Asking<ApprovedChange>;
  readonly #toUndo: Asking<Undone>;
  readonly #toDiscard: Asking<Discarded>;

  constructor(parts: GateParts) {
    this.#parts = parts;
    const { isDemo = false } = parts;
    this.#refusals = parts.refusals ?? new Refusals();
    this.#room = gateRoom(parts);
    this.#person = new Person({ ...parts, isDemo, journal: this.#room.requests });
    this.#waiting = new WaitingList(() => parts.onWaiting?.());
    const asking: AskingParts = {
      ...parts,
      person: this.#person,
      refusals: this.#refusals,
      waiting: this.#waiting,
    };
    this.#toPost = new Asking(asking);
    this.#toChange = new Asking(asking);
    this.#toUndo = new Asking(asking);
    this.#toDiscard = new Asking(asking);
  }

  /** Resolves when all that the person has said yes to by now is done, or could not be. */
  async underWay(): Promise<void> {
    const askings = [this.#toPost, this.#toChange, this.#toUndo, this.#toDiscard];
    await Promise.all(askings.map((asking) => asking.underWay()));
  }

  /**
   * Asks the person to post a draft and waits for the answer. The same document asked for again joins the
   * question that is open already.
   * @param signal aborted when the caller does not wait any more
   * @param reviewed the digests that the person has seen in full, where they come from the review panel
   * @throws Problem not_a_draft, kind_not_supported, not_postable, declined, refused_twice, approval_expired,
   * caller_left, approval_failed, changed_since_review, posting_refused, posting_outcome_unknown, or one of the wire's
   */
  async request(
    document: Handle,
    requester: Requester,
    signal: AbortSignal,
    reviewed?: readonly string[],
  ): Promise<Posted> {
    const how = reviewed === undefined ? {} : { reviewed };
    const outcomes = await this.requestAll([document], requester, signal, how);
    const outcome = outcomes.find((each) => each.document === document);
    if (outcome === undefined) throw gateProblems.kindNotSupported(document);
    if ('problem' in outcome) throw outcome.problem;
    const others = outcomes.filter((each) => each !== outcome);
    return others.length === 0 ? outcome.posted : { ...outcome.posted, with: others };
  }

  /**
   * Asks the person to post several drafts with one answer. They can stop it while it is under way.
   * @param how what the person has seen in full; and who hears how far it has come, after the yes
   * @returns what became of each, in the order asked for, once the person has said yes; after them what went with them
   * @throws Problem as `request`, when nothing was posted
   */
  async requestAll(
    documents: readonly Handle[],
    requester: Requester,
    signal: AbortSignal,
    how: { readonly reviewed?: readonly string[]; readonly onStep?: OnStep } = {},
  ): Promise<readonly PostingOutcome[]> {
    const set = [...new Set(documents)];
    const unknown = set.find((document) => !this.#room.postable.some((kind) => kind.handles(document)));
    if (unknown !== undefined) throw gateProblems.kindNotSupported(unknown);
    if (set.length > MOST_AT_ONCE) throw gateProblems.tooMany(set.length, MOST_AT_ONCE);
    const question = this.#postingQuestion(set);
    return this.#toPost.ask(question, requester, signal, {
      askAgain: () =>
        this.#inOwnName(async () => this.#tellOf(await this.requestAll(set, { kind: 'command' }, STAYS))),
      onDone: (done, askers) => this.#posted(done, askers),
      ...how,
    });
  }

  /**
   * Asks the person whether a draft that is not ours alone may be changed, and waits for the answer. The same change
   * asked for again joins the question that is open already.
   * @param held what the books would not write by themselves
   * @throws Problem not_a_draft, declined, refused_twice, approval_expired, caller_left, approval_failed,
   * changed_since_review, change_refused, change_outcome_unknown, or one of the wire's
   */
  async requestChange(held: HeldChange, requester: Requester, signal: AbortSignal): Promise<ApprovedChange> {
    const { changes, drafts, client } = this.#room;
    const question = new ChangeQuestion(held, { place: this.#place(), changes, drafts, writer: client });
    return this.#toChange.ask(question, requester, signal, {
      detail: JSON.stringify(held.plan.values),
      askAgain: () => this.#inOwnName(() => this.requestChange(held, { kind: 'command' }, STAYS)),
    });
  }

  /**
   * Asks the person to reset a posted document to draft, and waits for the answer.
   * @throws Problem not_posted, not_undoable, declined, refused_twice, approval_expired, caller_left, approval_failed,
   * changed_since_review, undo_refused, undo_outcome_unknown, or one of the wire's
   */
  async requestUndo(document: Handle, requester: Requester, signal: AbortSignal): Promise<Undone> {
    if (!isMove(document)) throw undoProblems.onlyMoves(document);
    const question = new UndoQuestion(document, this.#place(), this.#room.undoer);
    return this.#toUndo.ask(question, requester, signal, {
      askAgain: () => this.#inOwnName(() => this.requestUndo(document, { kind: 'command' }, STAYS)),
      onDone: (undone) => {
        const { deviations } = undone;
        if (deviations.length > 0) this.#person.tell(undoProblems.deviates(undone, deviations));
        this.#parts.onChanged?.();
      },
    });
  }

  /**
   * Asks the person to throw a draft away, and waits for the answer.
   * @param reviewed the digests that the person has seen in full, this draft's first, where they come from the review panel
   * @throws Problem not_a_draft, not_discardable, declined, refused_twice, approval_expired, caller_left,
   * approval_failed, changed_since_review, discard_refused, discard_outcome_unknown, or one of the wire's
   */
  async requestDiscard(
    document: Handle,
    requester: Requester,
    signal: AbortSignal,
    reviewed?: readonly string[],
  ): Promise<Discarded> {
    const kind = this.#room.discardable.find((each) => each.handles(document));
    if (kind === undefined) throw gateProblems.kindNotSupported(document);
    const question = new DiscardQuestion(document, this.#place(), kind);
    return this.#toDiscard.ask(question, requester, signal, {
      askAgain: () => this.#inOwnName(() => this.requestDiscard(document, { kind: 'command' }, STAYS)),
      onDone: () => this.#parts.onChanged?.(),
      ...(reviewed === undefined ? {} : { reviewed: reviewed.slice(0, 1) }),
    });
  }

  /**
   * Reads a draft for the review panel, without asking anything.
   * @throws Problem not_a_draft, kind_not_supported, document_not_found, or one of the wire's
   */
  async look(document: Handle): Promise<Looked> {
    const question = this.#postingQuestion([document]);
    const { seen, problem } = await question.look();
    if (seen.length === 0) throw gateProblems.kindNotSupported(document);
    const rendered = question.render(seen, { kind: 'command' });
    return { rendered, digests: seen.map(({ digest }) => digest), problem };
  }

  /** What waits for the person's answer, the oldest first. */
  get waiting(): readonly PersonRequest[] {
    return this.#waiting.requests;
  }

  /** The documents that nobody may ask about any more, because the person refused twice. */
  get refused(): readonly Handle[] {
    return this.#refusals.final;
  }

  /** The person wants to be asked about it again. Only for what a person does in the drafts view. */
  lift(document: Handle): void {
    this.#refusals.lift(document);
    this.#waiting.changed();
  }

  #postingQuestion(documents: readonly Handle[]): PostingQuestion {
    const { postable: kinds, together, writer, note } = this.#room;
    const onUnderWay = (work: UnderWay) => this.#parts.onUnderWay?.(work);
    const place = this.#placeToPost();
    return new PostingQuestion(documents, { place, kinds, together, writer, note, onUnderWay });
  }

  #place(): Place {
    const { session, isDemo = false, connectionName, typeTotalsOver } = this.#parts;
    return { ...placeOf(session, isDemo, connectionName?.()), typeTotalsOver: typeTotalsOver?.() };
  }

  #placeToPost(): Place {
    const postsAs = this.#parts.secondKey?.login;
    return postsAs === undefined ? this.#place() : { ...this.#place(), postsAs };
  }

  /** A command tells the person what came of it by itself; an agent may keep it to itself. */
  #posted(outcomes: readonly PostingOutcome[], askers: readonly Requester[]): void {
    if (askers.every(({ kind }) => kind === 'agent')) this.#tellOf(outcomes);
    for (const outcome of outcomes) if ('posted' in outcome) this.#parts.onPosted?.(outcome.posted);
  }

  /** What came of a yes: each document is told of once, several together where there is a notification for that. */
  #tellOf(outcomes: readonly PostingOutcome[]): void {
    const { tellPosted } = this.#parts;
    if (tellPosted !== undefined && outcomes.length > 1) {
      tellPosted(outcomes);
      return;
    }
    // What kept several from being sent together is said once.
    const problems = new Set<string>();
    for (const outcome of outcomes) {
      if ('problem' in outcome) problems.add(outcome.problem.person);
      else if (outcome.posted.deviations.length === 0) tellPosted?.([outcome]);
      else this.#person.tell(gateProblems.deviates(outcome.posted, outcome.posted));
    }
    for (const sentence of problems) this.#person.tell(sentence);
  }

  /** The person asked for it a moment ago, so they are told whatever comes of it. */
  #inOwnName(ask: () => Promise<unknown>): void {
    ask().catch((error: unknown) => this.#person.tell(asProblem(error).person));
  }
}
