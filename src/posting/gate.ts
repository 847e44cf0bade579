import type { Clock } from '../common/clock.ts';
import { demoMarked } from '../common/demo-words.ts';
import { asProblem } from '../common/problem.ts';
import { isMove } from '../accounting/handle.ts';
import type { Handle, MoveHandle } from '../accounting/handle.ts';
import { isPostable } from '../accounting/kinds.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooSession } from '../odoo/session.ts';
import { postingCalls } from './allowed.ts';
import type { Answer, Approver } from './approver.ts';
import { buildReview, missingForPosting, subjectOf } from './build-review.ts';
import { digestOf } from './digest.ts';
import { Poster } from './poster.ts';
import type { Posted } from './poster.ts';
import { journalName, PostingRequest } from './posting-request.ts';
import { endedProblem, gateProblems } from './problems.ts';
import { moveOf } from './read-move.ts';
import { renderReview, textOf } from './render.ts';
import type { RenderedReview } from './render.ts';
import type { Place, Requester } from './review.ts';
import { SnapshotReader } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { Turnstile } from './turnstile.ts';

/** How the journal calls an end without an answer that counts. */
const ENDED = { expired: 'expired', abandoned: 'cancelled' } as const;

const ANSWERS: readonly unknown[] = ['post', 'keep', 'closed'] satisfies Answer[];

export interface GateParts {
  readonly session: OdooSession;
  /** It is the demo company: the dialog and its entry in the journal say so first. */
  readonly isDemo?: boolean;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly approver: Approver;
  /** Shared by all gates of a window: one dialog at a time. */
  readonly dialogs: Turnstile;
  readonly journal: Journal;
  /** True the first time an approval is used, false ever after, in whatever process. */
  readonly consume: (approval: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly onPosted?: (posted: Posted) => void;
}

/**
 * The only way to post. Reads the document, shows it to a person, and posts it only if that person said so, in
 * time, while somebody still waited, and if it is still what was shown.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #place: Place;
  readonly #reader: SnapshotReader;
  readonly #poster: Poster;
  readonly #open = new Map<
    MoveHandle,
    { readonly request: PostingRequest; readonly answer: Promise<Posted> }
  >();

  constructor(parts: GateParts) {
    this.#parts = parts;
    const { session, journal, clock, isDemo = false } = parts;
    const { origin, database, login } = session;
    this.#place = { origin, database, login, isDemo };
    const client = session.clientFor(postingCalls(session.version));
    this.#reader = new SnapshotReader(client, session.version, clock);
    this.#poster = new Poster({ session, place: this.#place, client, reader: this.#reader, journal });
  }

  /**
   * Asks the person to post a draft and waits for the answer. The same document asked for again joins the
   * question that is open already.
   * @param signal aborted when the caller does not wait any more
   * @throws Problem not_a_draft, kind_not_supported, not_postable, declined, approval_expired, caller_left, approval_failed,
   * changed_since_review, posting_refused, posting_outcome_unknown, or one of the wire's
   */
  async request(document: Handle, requester: Requester, signal: AbortSignal): Promise<Posted> {
    if (!isMove(document)) throw gateProblems.kindNotSupported({ document, label: document });
    const known = this.#open.get(document);
    const isAlive = known !== undefined && known.request.ended === undefined;
    const open = isAlive ? known : this.#start(document, requester);
    open.request.join(signal);
    return open.answer;
  }

  #start(document: MoveHandle, requester: Requester) {
    const request = new PostingRequest(document, requester, this.#parts.clock);
    const answer = this.#decide(request).finally(() => {
      request.dispose();
      if (this.#open.get(document)?.request === request) this.#open.delete(document);
    });
    const open = { request, answer };
    this.#open.set(document, open);
    return open;
  }

  async #decide(request: PostingRequest): Promise<Posted> {
    const shown = await this.#askPerson(request, await this.#readFresh(request.document));
    const posted = await this.#post(request, shown).catch((error: unknown) => {
      this.#tell(request, asProblem(error).person);
      throw error;
    });
    if (posted.deviations.length > 0) this.#tell(request, gateProblems.deviates(subjectOf(shown), posted));
    this.#parts.onPosted?.(posted);
    return posted;
  }

  async #post(request: PostingRequest, shown: Snapshot): Promise<Posted> {
    if (!(await this.#parts.consume(request.id))) throw gateProblems.approvalFailed(subjectOf(shown));
    return this.#poster.post(request, shown);
  }

  /** A command tells the person what came of it by itself; an agent may keep it to itself. */
  #tell(request: PostingRequest, sentence: string): void {
    if (request.requester.kind === 'agent') this.#tellInAnyCase(sentence);
  }

  #tellInAnyCase(sentence: string): void {
    this.#parts.approver.tell(demoMarked(this.#place.isDemo, sentence));
  }

  /** Reads a document that can be posted, in the way that its own company sees it. */
  async #readFresh(document: MoveHandle): Promise<Snapshot> {
    const companies = (await this.#parts.companies()).map((company) => company.id);
    const snapshot = await this.#reader.read(document, companies);
    const { state, move_type: type, company_id: company } = moveOf(snapshot);
    if (state !== 'draft') throw gateProblems.notADraft(subjectOf(snapshot), state);
    if (!isPostable(type)) throw gateProblems.kindNotSupported(subjectOf(snapshot));
    const missing = missingForPosting(snapshot);
    if (missing.length > 0) throw gateProblems.notPostable(subjectOf(snapshot), missing);
    // Account codes are those of Odoo's current company, so the document's own has to be it.
    return company.id === companies[0] ? snapshot : this.#reader.read(document, [company.id]);
  }

  /**
   * Shows the document to the person, read anew if others had to be shown before.
   * @returns what was shown, if the person pressed Post while the request was alive; everything else throws
   */
  async #askPerson(request: PostingRequest, read: Snapshot): Promise<Snapshot> {
    const { dialogs, journal, session } = this.#parts;
    const hasToWait = dialogs.isBusy;
    const answered = await dialogs.pass(request.signal, async () => {
      const shown = hasToWait ? await this.#readFresh(request.document) : read;
      return { shown, said: await this.#showDialog(request, shown) };
    });
    const subject = subjectOf(answered?.shown ?? read);
    const { ended } = request;
    const said = ended === undefined ? (answered?.said ?? 'cancelled') : ENDED[ended];
    const entry = { ...journalName(request, session), what: 'posting-answered', answer: said } as const;
    await journal.append(entry).catch((error: unknown) => {
      if (said === 'post') this.#tell(request, asProblem(error).person);
      throw error;
    });
    if (ended !== undefined || answered === undefined) throw endedProblem(ended ?? 'abandoned', subject);
    if (answered.said === 'failed') throw gateProblems.approvalFailed(subject);
    if (answered.said !== 'post') throw gateProblems.declined(subject);
    return answered.shown;
  }

  async #showDialog(request: PostingRequest, shown: Snapshot): Promise<Answer | 'failed'> {
    const { approver, journal, session } = this.#parts;
    const rendered = renderReview(buildReview(this.#place, shown, request.requester));
    await journal.append({
      ...journalName(request, session),
      what: 'posting-asked',
      digest: digestOf(shown),
      requester: request.requester.kind === 'agent' ? request.requester.saysItIs : 'command',
      shown: textOf(rendered),
    });
    const answer = await ask(approver, rendered, request.signal);
    if (answer !== 'post') return answer;
    // Nobody else is left to hear of a Post that came too late.
    if (request.ended !== undefined)
      this.#tellInAnyCase(endedProblem(request.ended, subjectOf(shown)).person);
    // A review that had to be cut cannot be approved, whatever an approver says.
    return rendered.complete ? 'post' : 'closed';
  }
}

/** Whatever an approver throws, nobody said yes. What it was does not matter to anyone who waits. */
async function ask(
  approver: Approver,
  review: RenderedReview,
  signal: AbortSignal,
): Promise<Answer | 'failed'> {
  try {
    const answer = await approver.ask(review, signal);
    return ANSWERS.includes(answer) ? answer : 'failed';
  } catch {
    return 'failed';
  }
}
