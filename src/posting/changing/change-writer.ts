import { missedBy } from '../../accounting/changing/change-outcome.ts';
import type { DocumentFacts } from '../../accounting/changing/document-facts.ts';
import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import type { ChangePlan } from '../../accounting/changing/plan-change.ts';
import { changingProblems } from '../../accounting/changing/problems.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { asProblem, Problem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { subjectOf } from '../review/build-review.ts';
import { digestOf } from '../snapshot/digest.ts';
import { journalName } from '../asking/document-request.ts';
import type { DocumentRequest } from '../asking/document-request.ts';
import { lastLook } from '../asking/last-look.ts';
import { changeProblems } from '../problems.ts';
import type { Question } from '../asking/question.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { factsOfSnapshot } from '../snapshot/snapshot-facts.ts';
import type { Snapshot, SnapshotReader } from '../snapshot/snapshot.ts';

export interface ChangeWriterParts {
  readonly session: OdooSession;
  /** The only client that can write on drafts of others. */
  readonly client: OdooClient;
  readonly reader: SnapshotReader;
  readonly journal: Journal;
}

/** A draft that was changed with a person's approval. */
export interface ApprovedChange {
  readonly document: MoveHandle;
}

/** The question in which the person saw the change. */
type HeldQuestion = Question<ApprovedChange> & { readonly held: HeldChange };

type Outcome = 'done' | 'rejected' | 'not-sent' | 'unknown' | 'not-tried';

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
   * Sends the change once, at most.
   * @throws Problem changed_since_review, approval_expired, caller_left, change_refused, change_outcome_unknown, or one
   * of the wire's
   */
  async write(request: DocumentRequest, shown: Snapshot, question: HeldQuestion): Promise<ApprovedChange> {
    const { plan } = question.held;
    const subject = subjectOf(shown);
    const { before, failure } = await this.#send(request, shown, question);
    if (before === undefined) {
      const problem = failure ?? asProblem(undefined);
      await this.#settle(request, problem instanceof OdooError ? 'not-sent' : 'not-tried', problem.code);
      throw problem;
    }
    if (failure === undefined) {
      await this.#settle(request, 'done');
      return { document: plan.document };
    }
    const outcome = failure instanceof OdooError ? failure.outcome : 'unknown';
    if (outcome === 'unknown' && (await this.#isThere(plan, before))) {
      await this.#settle(request, 'done');
      return { document: plan.document };
    }
    await this.#settle(request, outcome, failure.code);
    switch (outcome) {
      case 'not-sent':
        throw failure;
      case 'rejected':
        throw changeProblems.refused(subject, failure instanceof OdooError ? failure.odooWords : undefined);
      case 'unknown':
        throw changingProblems.outcomeUnknown(plan.document);
    }
  }

  /** @returns what was found right before sending, if it came to that, and why sending failed, if it did */
  async #send(
    request: DocumentRequest,
    shown: Snapshot,
    question: HeldQuestion,
  ): Promise<{ readonly before?: Snapshot; readonly failure?: Problem }> {
    const { client, journal, reader, session } = this.#parts;
    const { values } = question.held.plan;
    const entry = {
      ...journalName(request, session),
      what: 'change-intended',
      approved: true,
      values,
    } as const;
    const intend = (now: Snapshot) => journal.append({ ...entry, digest: digestOf(now) });
    const seen: Snapshot[] = [];
    try {
      await client.call('account.move', 'write', {
        args: [[idOf(request.document)], values],
        context: { allowed_company_ids: [moveOf(shown).company_id.id] },
        lastCheck: async () => {
          seen.push(await lastLook(reader, question, request, shown, intend));
        },
      });
      return { before: seen[0] };
    } catch (error) {
      return { before: seen[0], failure: error instanceof Problem ? error : asProblem(error) };
    }
  }

  /** Whether the change is there in full, after an answer that did not come. */
  async #isThere(plan: ChangePlan, before: Snapshot): Promise<boolean> {
    // A look that fails tells nothing: then it stays unknown.
    const after = await this.#parts.reader.read(plan.document, before.companies).catch(() => undefined);
    if (after === undefined || digestOf(after) === digestOf(before)) return false;
    return missedBy(plan, this.factsOf(before), this.factsOf(after)).length === 0;
  }

  /** What came of it is what the person has to hear, so a journal that fails here does not take its place. */
  async #settle(request: DocumentRequest, outcome: Outcome, problem?: string): Promise<void> {
    const { journal, session } = this.#parts;
    const entry = { ...journalName(request, session), what: 'change-settled', approved: true } as const;
    await journal.append({ ...entry, outcome, problem }).catch(() => undefined);
  }
}
