import type { Clock } from '../common/clock.ts';
import { asProblem } from '../common/problem.ts';
import type { Problem } from '../common/problem.ts';
import { idOf } from '../accounting/handle.ts';
import type { Handle } from '../accounting/handle.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import { OdooError } from '../odoo/errors.ts';
import type { OdooSession } from '../odoo/session.ts';
import { POSTING_CALLS } from './allowed.ts';
import type { Answer, Approver } from './approver.ts';
import { buildReview, missingForPosting, moveOf, subjectOf } from './build-review.ts';
import { changesBetween, deviationsAfterPosting } from './changes.ts';
import { digestOf } from './digest.ts';
import { PostingRequest } from './posting-request.ts';
import { gateProblems } from './problems.ts';
import type { Subject } from './problems.ts';
import { renderReview } from './render.ts';
import type { Requester } from './review.ts';
import { SnapshotReader } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import type { Turnstile } from './turnstile.ts';

export interface GateParts {
  readonly session: OdooSession;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly approver: Approver;
  /** Shared by all gates of a window: one dialog at a time. */
  readonly dialogs: Turnstile;
  readonly journal: Journal;
  /** True the first time an approval is used, false ever after, in whatever process. */
  readonly consume: (approval: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly onPosted?: (document: Handle) => void;
}

/** A document that was posted with a person's approval. */
export interface Posted {
  readonly document: Handle;
  /** The number that Odoo gave it. */
  readonly number: string;
  /** What differs from what was shown and is not explained by posting; empty when all is as it should be. */
  readonly deviations: readonly string[];
}

/**
 * The only way to post. Reads the document, shows it to a person, and posts it only if that person said so, in
 * time, while somebody still waited, and if it is still what was shown.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #client: OdooClient;
  readonly #reader: SnapshotReader;
  readonly #open = new Map<Handle, { readonly request: PostingRequest; readonly answer: Promise<Posted> }>();

  constructor(parts: GateParts) {
    this.#parts = parts;
    this.#client = parts.session.clientFor(POSTING_CALLS);
    this.#reader = new SnapshotReader(this.#client, parts.clock);
  }

  /**
   * Asks the person to post a draft and waits for the answer. The same document asked for again joins the
   * question that is open already.
   * @param signal aborted when the caller does not wait any more
   * @throws Problem not_a_draft, not_postable, declined, approval_expired, caller_left, approval_failed,
   * changed_since_review, posting_refused, posting_outcome_unknown, or one of the wire's
   */
  async request(document: Handle, requester: Requester, signal: AbortSignal): Promise<Posted> {
    const known = this.#open.get(document);
    const open =
      known?.request.ended === undefined && known !== undefined ? known : this.#start(document, requester);
    open.request.join(signal);
    return open.answer;
  }

  #start(document: Handle, requester: Requester) {
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
    const shown = await this.#readFresh(request.document);
    const missing = missingForPosting(shown);
    if (missing.length > 0) throw gateProblems.notPostable(subjectOf(shown), missing);
    await this.#askPerson(request, shown);
    try {
      if (!(await this.#parts.consume(request.id))) throw gateProblems.approvalFailed(subjectOf(shown));
      const posted = await this.#post(request, shown);
      if (posted.deviations.length > 0) this.#tell(request, gateProblems.deviates(subjectOf(shown), posted));
      return posted;
    } catch (thrown) {
      this.#tell(request, asProblem(thrown).person);
      throw thrown;
    }
  }

  /** A command tells the person what came of it by itself; an agent may keep it to itself. */
  #tell(request: PostingRequest, sentence: string): void {
    if (request.requester.kind === 'agent') this.#parts.approver.tell(sentence);
  }

  async #readFresh(document: Handle): Promise<Snapshot> {
    const companies = (await this.#parts.companies()).map((company) => company.id);
    const snapshot = await this.#reader.read(document, companies);
    const move = moveOf(snapshot);
    if (move.state !== 'draft') throw gateProblems.notADraft(subjectOf(snapshot), move.state);
    // Account codes are those of Odoo's current company, so the document's own has to be it.
    return move.company_id.id === companies[0] ? snapshot : this.#reader.read(document, [move.company_id.id]);
  }

  /** Returns only if the person pressed Post while the request was alive. Everything else throws. */
  async #askPerson(request: PostingRequest, shown: Snapshot): Promise<void> {
    const { journal } = this.#parts;
    const subject = subjectOf(shown);
    const entry = this.#entry(request);
    let answer: Answer | undefined;
    try {
      answer = await this.#showDialog(request, shown);
    } catch {
      // Whatever was thrown, nobody said yes. What it was does not matter to anyone who waits here.
      await journal.append({ ...entry, what: 'posting-answered', answer: 'failed' });
      throw gateProblems.approvalFailed(subject);
    }
    const counted = request.ended === undefined ? answer : undefined;
    const said = counted ?? (request.ended === 'expired' ? 'expired' : 'cancelled');
    await journal.append({ ...entry, what: 'posting-answered', answer: said });
    if (counted === undefined) throw endedProblem(request, subject);
    if (counted !== 'post') throw gateProblems.declined(subject);
  }

  /** @returns undefined when the request ended before the person answered */
  #showDialog(request: PostingRequest, shown: Snapshot): Promise<Answer | undefined> {
    const { approver, dialogs, journal, session } = this.#parts;
    const rendered = renderReview(buildReview(session, shown, request.requester));
    return dialogs.pass(request.signal, async () => {
      const requester = request.requester.kind === 'agent' ? request.requester.saysItIs : 'command';
      await journal.append({
        ...this.#entry(request),
        what: 'posting-asked',
        digest: digestOf(shown),
        requester,
        shown: `${rendered.question}\n\n${rendered.detail}`,
      });
      const answer = await approver.ask(rendered, request.signal);
      if (answer !== 'post') return answer;
      // Nobody else is left to hear of a Post that came too late.
      if (request.ended !== undefined) approver.tell(endedProblem(request, subjectOf(shown)).person);
      // A review that had to be cut cannot be approved, whatever an approver says.
      return rendered.complete ? 'post' : 'closed';
    });
  }

  async #post(request: PostingRequest, shown: Snapshot): Promise<Posted> {
    const { journal, onPosted } = this.#parts;
    const { document } = request;
    const subject = subjectOf(shown);
    const company = moveOf(shown).company_id.id;
    const entry = this.#entry(request);
    const settle = (
      outcome: 'done' | 'rejected' | 'not-sent' | 'unknown' | 'not-tried',
      more: { problem?: string; number?: string; deviations?: string[] },
    ) => journal.append({ ...entry, what: 'posting-settled', outcome, ...more });

    const now = await this.#reader.read(document, [company]);
    if (digestOf(now) !== digestOf(shown)) {
      await settle('not-tried', { problem: 'changed_since_review' });
      throw gateProblems.changedSinceReview(subject, changesBetween(shown, now));
    }
    await journal.append({ ...entry, what: 'posting-intended', digest: digestOf(now) });
    const failure = await this.#send(document, company);
    if (failure?.outcome === 'not-sent') {
      await settle('not-sent', { problem: failure.code });
      throw failure;
    }
    // Neither an answer nor an error of action_post proves anything: the state does.
    const after = await this.#reader.read(document, [company]).catch(async () => {
      await settle('unknown', { problem: failure?.code });
      throw gateProblems.postingUnknown(subject);
    });
    const { state, name } = moveOf(after);
    if (state === 'posted') {
      const deviations = deviationsAfterPosting(now, after);
      const number = name ?? '';
      onPosted?.(document);
      await settle('done', { number, deviations });
      return { document, number, deviations };
    }
    const isUnknown = failure?.outcome === 'unknown';
    await settle(isUnknown ? 'unknown' : 'rejected', { problem: failure?.code });
    throw isUnknown
      ? gateProblems.postingUnknown(subject)
      : gateProblems.postingRefused(subject, failure?.odooWords);
  }

  async #send(document: Handle, company: number): Promise<OdooError | undefined> {
    try {
      await this.#client.call('account.move', 'action_post', {
        args: [[idOf(document)]],
        context: { allowed_company_ids: [company] },
      });
      return undefined;
    } catch (error) {
      if (error instanceof OdooError) return error;
      throw error;
    }
  }

  #entry(request: PostingRequest) {
    const { origin, database, login } = this.#parts.session;
    return { request: request.id, connection: { origin, database, login }, document: request.document };
  }
}

function endedProblem(request: PostingRequest, subject: Subject): Problem {
  return request.ended === 'expired' ? gateProblems.expired(subject) : gateProblems.callerLeft(subject);
}
