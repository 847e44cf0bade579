import { missedBy } from '../../accounting/changing/change-outcome.ts';
import type { DocumentFacts } from '../../accounting/changing/document-facts.ts';
import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import type { ChangePlan } from '../../accounting/changing/plan-change.ts';
import { changingProblems } from '../../accounting/changing/problems.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { asProblem } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Question } from '../asking/question.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { Sent } from '../asking/send-once.ts';
import type { MoveReader } from '../moves/move-reader.ts';
import type { SeenMove } from '../moves/seen-move.ts';
import { odooWordsOf, outcomeOf, outcomeUnsent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { factsOfSnapshot } from '../snapshot/snapshot-facts.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { changeProblems } from './change-problems.ts';

export interface ChangeWriterParts extends Looking {
  readonly session: OdooSession;
  readonly reader: MoveReader;
  readonly journal: RequestJournal;
}

/** A draft that was changed with a person's approval. */
export interface ApprovedChange {
  readonly document: MoveHandle;
}

/** A yes to a change that is being carried out. */
interface ToChange {
  readonly request: PersonRequest;
  readonly shown: SeenMove;
  /** The question in which the person saw the change. */
  readonly question: Question<SeenMove, ApprovedChange> & { readonly held: HeldChange };
  /** The only client that can write on drafts of others. */
  readonly writer: OdooClient;
}

/** Writes a change that a person has approved, if the draft is still what was shown, and finds out what came of it. */
export class ChangeWriter {
  readonly #parts: ChangeWriterParts;

  constructor(parts: ChangeWriterParts) {
    this.#parts = parts;
  }

  /** What a draft says, by the names that changes use. */
  factsOf(snapshot: Snapshot): DocumentFacts {
    return factsOfSnapshot(snapshot, this.#parts.session.version);
  }

  /** Lines that a change names and that are not there any more. */
  missingLines({ wanted, removed }: ChangePlan, snapshot: Snapshot): number[] {
    const there = new Set(snapshot.lines.map((line) => line.id));
    const named = Object.keys(wanted).flatMap(
      (field) => /^lines\[(?<id>\d+)\]/.exec(field)?.groups?.id ?? [],
    );
    return [...new Set([...named.map(Number), ...removed])].filter((line) => !there.has(line));
  }

  /**
   * Sends the change once, at most, if the draft is still what was shown.
   * @throws Problem changed_since_review, approval_expired, caller_left, change_refused, change_outcome_unknown, or one
   * of the wire's
   */
  async write(toChange: ToChange): Promise<ApprovedChange> {
    const { request, shown, question } = toChange;
    const { plan } = question.held;
    const { sent, failure } = await this.#send(toChange);
    const [before] = sent ?? [];
    if (before === undefined) {
      const problem = failure ?? asProblem(undefined);
      await this.#settle(request, plan, outcomeUnsent(problem), problem.code);
      throw problem;
    }
    if (failure === undefined) {
      await this.#settle(request, plan, 'done');
      return { document: plan.document };
    }
    const outcome = outcomeOf(failure);
    const look = () => this.#isThere(plan, before);
    // A refusal, too: a proxy may have sent it twice, and Odoo have refused only the second.
    if (outcome !== 'not-sent' && (await lookAfter(outcome, look, Boolean, this.#parts))) {
      await this.#settle(request, plan, 'done');
      return { document: plan.document };
    }
    await this.#settle(request, plan, outcome, failure.code);
    switch (outcome) {
      case 'not-sent':
        throw failure;
      case 'rejected':
        throw changeProblems.refused(shown.subject, odooWordsOf(failure));
      case 'unknown':
        throw changingProblems.outcomeUnknown(plan.document);
    }
  }

  #send({ request, shown, question, writer }: ToChange): Promise<Sent<SeenMove>> {
    const { journal, reader } = this.#parts;
    const { document, values } = question.held.plan;
    const look = {
      request,
      question,
      shown: [shown],
      readAgain: (seen: readonly SeenMove[]) => reader.readAgain(seen),
      intend: ([now = shown]: readonly SeenMove[]) => {
        const lines = now.snapshot.lines.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
        const approved = { approved: true, values, digest: now.digest, lines };
        return journal.append(request, document, { what: 'change-intended', ...approved });
      },
    };
    return sendOnce(look, (lastCheck) =>
      writer.call('account.move', 'write', {
        args: [[idOf(document)], values],
        context: { allowed_company_ids: [shown.company] },
        lastCheck,
      }),
    );
  }

  /** Whether the change is there in full, after an answer that did not come. */
  async #isThere(plan: ChangePlan, before: SeenMove): Promise<boolean> {
    // A look that fails tells nothing: then it stays unknown.
    const [after] = await this.#parts.reader.readAgain([before]).catch(() => []);
    if (after === undefined || after.digest === before.digest) return false;
    return missedBy(plan, this.factsOf(before.snapshot), this.factsOf(after.snapshot)).length === 0;
  }

  #settle(
    request: PersonRequest,
    { document }: ChangePlan,
    outcome: Outcome,
    problem?: string,
  ): Promise<boolean> {
    const cameOf = { approved: true, outcome, problem };
    return this.#parts.journal.settle(request, document, { what: 'change-settled', ...cameOf });
  }
}
