import { inEnglish } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { asProblem } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { lookAfter } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Question } from '../asking/question.ts';
import { unwritten } from '../asking/request-journal.ts';
import type { RequestJournal } from '../asking/request-journal.ts';
import { sendOnce } from '../asking/send-once.ts';
import type { Sent } from '../asking/send-once.ts';
import { noteFacts } from '../chatter/chatter-notes.ts';
import type { NoteFacts } from '../chatter/chatter-notes.ts';
import type { MoveReader } from '../moves/move-reader.ts';
import type { SeenMove } from '../moves/seen-move.ts';
import { odooWordsOf, outcomeOf, outcomeUnsent, wasNotSent } from '../sent.ts';
import type { Outcome } from '../sent.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { deviationsAfterUndoing } from './after-undoing.ts';
import { laterNumbers } from './later-numbers.ts';
import { locksOf } from './locks.ts';
import { postedFacts, whyNotUndone } from './posted-facts.ts';
import { SeenPosted } from './seen-posted.ts';
import { undoProblems } from './undo-problems.ts';

/** A document that is a draft again. */
export interface Undone {
  readonly document: MoveHandle;
  readonly label: string;
  /** The number that it keeps. */
  readonly number: string;
  /** What differs from what was shown and is not explained by taking it back. */
  readonly deviations: readonly Said[];
}

interface UndoerParts extends Looking {
  readonly session: OdooSession;
  /** The only client that can reset to draft. */
  readonly client: OdooClient;
  readonly reader: MoveReader;
  readonly journal: RequestJournal;
  /** Writes a note below what was reset. */
  readonly note: (document: MoveHandle, facts: NoteFacts) => Promise<unknown>;
}

type UndoQuestion = Pick<Question<SeenPosted, unknown>, 'problems' | 'render'>;

/** Resets posted documents to draft, as a person has approved, and finds out what came of it. */
export class Undoer {
  readonly #parts: UndoerParts;

  constructor(parts: UndoerParts) {
    this.#parts = parts;
  }

  /** @throws Problem document_not_found, not_posted, not_undoable */
  async read(documents: readonly MoveHandle[]): Promise<readonly SeenPosted[]> {
    return Promise.all((await this.#parts.reader.read(documents)).map((move) => this.#look(move)));
  }

  /**
   * Sends it once, at most.
   * @throws Problem changed_since_review, approval_expired, caller_left, undo_refused, undo_outcome_unknown, or one of
   * the wire's
   */
  async undo(request: PersonRequest, shown: SeenPosted, question: UndoQuestion): Promise<Undone> {
    const { document } = shown.move;
    const { sent, failure } = await this.#send(request, shown, question);
    const [before] = sent ?? [];
    if (before === undefined || wasNotSent(failure)) {
      const problem = failure ?? asProblem(undefined);
      await this.#settle(request, document, outcomeUnsent(problem), { problem: problem.code });
      throw problem;
    }
    // button_draft answers nothing: what came of it is read.
    // A look that fails tells nothing.
    const look = () => this.#parts.reader.readAgain([before.move]).catch(() => []);
    const [now] = await lookAfter(outcomeOf(failure), look, ([found]) => isDraft(found), this.#parts);
    if (now !== undefined && isDraft(now)) return this.#undone(request, before.move, now);
    const outcome = now === undefined ? 'unknown' : outcomeOf(failure);
    await this.#settle(request, document, outcome, { problem: failure?.code });
    throw outcome === 'rejected'
      ? undoProblems.refused(shown.subject, odooWordsOf(failure))
      : undoProblems.unknown(shown.subject);
  }

  async #look(move: SeenMove): Promise<SeenPosted> {
    const { client, session } = this.#parts;
    const { state } = moveOf(move.snapshot);
    if (state !== 'posted') throw undoProblems.notPosted(move.subject, state);
    const facts = postedFacts(move.snapshot);
    const reasons = whyNotUndone(facts);
    if (reasons.length > 0) throw undoProblems.notUndone(move.subject, reasons);
    const company = move.company;
    const [later, locks] = await Promise.all([
      laterNumbers(client, facts, company),
      locksOf(client, session.version, company),
    ]);
    return new SeenPosted(move, later, locks);
  }

  #send(request: PersonRequest, shown: SeenPosted, question: UndoQuestion): Promise<Sent<SeenPosted>> {
    const { client, journal, reader } = this.#parts;
    const { document } = shown.move;
    const look = {
      request,
      question,
      shown: [shown],
      readAgain: async () =>
        Promise.all((await reader.readAgain([shown.move])).map((move) => this.#look(move))),
      intend: ([now = shown]: readonly SeenPosted[]) =>
        journal.append(request, document, { what: 'undoing-intended', digest: now.digest }),
    };
    return sendOnce(look, (lastCheck) =>
      client.call('account.move', 'button_draft', {
        args: [[idOf(document)]],
        context: { allowed_company_ids: [shown.move.company] },
        lastCheck,
      }),
    );
  }

  async #undone(request: PersonRequest, before: SeenMove, now: SeenMove): Promise<Undone> {
    const { document, subject } = before;
    const deviations = deviationsAfterUndoing(before.snapshot, now.snapshot);
    const isWritten = await this.#settle(request, document, 'done', {
      deviations: deviations.map(inEnglish),
    });
    const besides = isWritten ? [] : [unwritten()];
    const { name: number = '' } = moveOf(now.snapshot);
    await this.#parts.note(document, noteFacts('undoing', request, before));
    return { document, label: subject.label, number, deviations: [...deviations, ...besides] };
  }

  #settle(
    request: PersonRequest,
    document: MoveHandle,
    outcome: Outcome,
    more: { problem?: string; deviations?: string[] },
  ): Promise<boolean> {
    return this.#parts.journal.settle(request, document, { what: 'undoing-settled', outcome, ...more });
  }
}

function isDraft(move: SeenMove | undefined): boolean {
  return move !== undefined && moveOf(move.snapshot).state === 'draft';
}
