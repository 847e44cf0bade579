import type { Clock } from '../common/clock.ts';
import { demoMarked } from '../common/demo-words.ts';
import { asProblem } from '../common/problem.ts';
import type { HeldChange } from '../accounting/changing/change-draft.ts';
import { isInOdoo, isMove } from '../accounting/handle.ts';
import type { Handle, MoveHandle } from '../accounting/handle.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooSession } from '../odoo/session.ts';
import { postingCalls } from './allowed.ts';
import type { Answer, Approver } from './approver.ts';
import { subjectOf } from './review/build-review.ts';
import { ChangeQuestion } from './changing/change-question.ts';
import { ChangeWriter } from './changing/change-writer.ts';
import type { ApprovedChange } from './changing/change-writer.ts';
import { digestOf } from './snapshot/digest.ts';
import { DocumentRequest, journalName } from './asking/document-request.ts';
import { OpenRequests } from './asking/open-requests.ts';
import { PapersSaid } from './review/paper-said.ts';
import { Poster } from './moves/poster.ts';
import type { Posted } from './moves/poster.ts';
import { PostingQuestion } from './moves/posting-question.ts';
import { endedProblem, gateProblems } from './problems.ts';
import type { Question } from './asking/question.ts';
import { moveOf } from './snapshot/read-move.ts';
import { textOf } from './review/render.ts';
import type { RenderedReview } from './review/render.ts';
import type { Place, Requester } from './review/review.ts';
import { SnapshotReader } from './snapshot/snapshot.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { Turnstile } from './asking/turnstile.ts';

/** How the journal calls an end without an answer that counts. */
const ENDED = { expired: 'expired', abandoned: 'cancelled' } as const;

const ANSWERS: readonly unknown[] = ['yes', 'keep', 'closed'] satisfies Answer[];

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
 * The only way to post, and to change what is not ours alone. Reads the document, asks a person, and acts only if that
 * person said so, in time, while somebody still waited, and if the document is still what was shown.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #place: Place;
  readonly #reader: SnapshotReader;
  readonly #poster: Poster;
  readonly #changes: ChangeWriter;
  readonly #toPost = new OpenRequests<Posted>();
  readonly #toChange = new OpenRequests<ApprovedChange>();

  constructor(parts: GateParts) {
    this.#parts = parts;
    const { session, journal, clock, isDemo = false } = parts;
    const { origin, database, login } = session;
    this.#place = { origin, database, login, isDemo };
    const client = session.clientFor(postingCalls(session.version));
    this.#reader = new SnapshotReader(client, session.version, clock, new PapersSaid(journal, session));
    const room = { session, client, reader: this.#reader, journal };
    this.#poster = new Poster(room);
    this.#changes = new ChangeWriter(room);
  }

  /**
   * Asks the person to post a draft and waits for the answer. The same document asked for again joins the
   * question that is open already.
   * @param signal aborted when the caller does not wait any more
   * @throws Problem not_a_draft, kind_not_supported, not_postable, declined, approval_expired, caller_left, approval_failed,
   * changed_since_review, posting_refused, posting_outcome_unknown, or one of the wire's
   */
  async request(document: Handle, requester: Requester, signal: AbortSignal): Promise<Posted> {
    if (!isInOdoo(document)) throw gateProblems.proposalNotEntered(document);
    if (!isMove(document)) throw gateProblems.kindNotSupported({ document, label: 'payment' });
    return this.#toPost.join(document, signal, () => {
      const request = new DocumentRequest(document, requester, this.#parts.clock);
      const readDraft = (draft: MoveHandle) => this.#readDraft(draft);
      const question = new PostingQuestion(document, this.#place, this.#poster, readDraft);
      return { request, decide: () => this.#decidePosting(request, question) };
    });
  }

  /**
   * Asks the person whether a draft that is not ours alone may be changed, and waits for the answer. The same change
   * asked for again joins the question that is open already.
   * @param held what the books would not write by themselves
   * @throws Problem not_a_draft, declined, approval_expired, caller_left, approval_failed, changed_since_review,
   * change_refused, change_outcome_unknown, or one of the wire's
   */
  async requestChange(held: HeldChange, requester: Requester, signal: AbortSignal): Promise<ApprovedChange> {
    const { document, values } = held.plan;
    return this.#toChange.join(`${document} ${JSON.stringify(values)}`, signal, () => {
      const request = new DocumentRequest(document, requester, this.#parts.clock);
      const readDraft = (draft: MoveHandle) => this.#readDraft(draft);
      const question = new ChangeQuestion(held, this.#place, this.#changes, readDraft);
      return { request, decide: () => this.#decide(request, question) };
    });
  }

  async #decidePosting(request: DocumentRequest, question: PostingQuestion): Promise<Posted> {
    const posted = await this.#decide(request, question);
    if (posted.deviations.length > 0) this.#tell(request, gateProblems.deviates(posted, posted));
    this.#parts.onPosted?.(posted);
    return posted;
  }

  async #decide<Done>(request: DocumentRequest, question: Question<Done>): Promise<Done> {
    const shown = await this.#askPerson(request, question, await question.read());
    try {
      if (!(await this.#parts.consume(request.id))) throw question.problems.approvalFailed(subjectOf(shown));
      return await question.perform(request, shown);
    } catch (error) {
      this.#tell(request, asProblem(error).person);
      throw error;
    }
  }

  /** A command tells the person what came of it by itself; an agent may keep it to itself. */
  #tell(request: DocumentRequest, sentence: string): void {
    if (request.requester.kind === 'agent') this.#tellInAnyCase(sentence);
  }

  #tellInAnyCase(sentence: string): void {
    this.#parts.approver.tell(demoMarked(this.#place.isDemo, sentence));
  }

  /** Reads a draft in the way that its own company sees it. */
  async #readDraft(document: MoveHandle): Promise<Snapshot> {
    const companies = (await this.#parts.companies()).map((company) => company.id);
    const snapshot = await this.#reader.read(document, companies);
    const { state, company_id: company } = moveOf(snapshot);
    if (state !== 'draft') throw gateProblems.notADraft(subjectOf(snapshot), state);
    // Account codes are those of Odoo's current company, so the document's own has to be it.
    return company.id === companies[0] ? snapshot : this.#reader.read(document, [company.id]);
  }

  /**
   * Shows the document to the person, read anew if others had to be shown before.
   * @returns what was shown, if the person said yes while the request was alive; everything else throws
   */
  async #askPerson<Done>(
    request: DocumentRequest,
    question: Question<Done>,
    read: Snapshot,
  ): Promise<Snapshot> {
    const { dialogs, journal, session } = this.#parts;
    const { problems } = question;
    const hasToWait = dialogs.isBusy;
    const answered = await dialogs.pass(request.signal, async () => {
      const shown = hasToWait ? await question.read() : read;
      return { shown, said: await this.#showDialog(request, question, shown) };
    });
    const subject = subjectOf(answered?.shown ?? read);
    const { ended } = request;
    const said = ended === undefined ? (answered?.said ?? 'cancelled') : ENDED[ended];
    const what = `${question.about}-answered` as const;
    await journal.append({ ...journalName(request, session), what, answer: said }).catch((error: unknown) => {
      if (said === 'yes') this.#tell(request, asProblem(error).person);
      throw error;
    });
    if (ended !== undefined || answered === undefined)
      throw endedProblem(ended ?? 'abandoned', subject, problems);
    if (answered.said === 'failed') throw problems.approvalFailed(subject);
    if (answered.said !== 'yes') throw problems.declined(subject);
    return answered.shown;
  }

  async #showDialog<Done>(
    request: DocumentRequest,
    question: Question<Done>,
    shown: Snapshot,
  ): Promise<Answer | 'failed'> {
    const { approver, journal, session } = this.#parts;
    const rendered = question.render(shown, request.requester);
    await journal.append({
      ...journalName(request, session),
      what: `${question.about}-asked` as const,
      digest: digestOf(shown),
      requester: request.requester.kind === 'agent' ? request.requester.saysItIs : 'command',
      shown: textOf(rendered),
    });
    const answer = await ask(approver, rendered, request.signal);
    if (answer !== 'yes') return answer;
    // Nobody else is left to hear of a yes that came too late.
    if (request.ended !== undefined)
      this.#tellInAnyCase(endedProblem(request.ended, subjectOf(shown), question.problems).person);
    // A review that had to be cut cannot be approved, whatever an approver says.
    return rendered.complete ? 'yes' : 'closed';
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
