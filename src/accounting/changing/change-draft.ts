import { randomUUID } from 'node:crypto';
import { Problem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import { answerUnreadable } from '../../odoo/exchange-problems.ts';
import { lookAfter, outcomeNotFound } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { readingContext } from '../companies.ts';
import { idOf } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import type { DocumentReader } from '../reading/read-document.ts';
import type { ReadDocument } from '../reading/document-read.ts';
import { changedDraft, missedBy } from './change-outcome.ts';
import type { ChangedDraft } from './change-outcome.ts';
import type { ChangePlanner } from './change-planner.ts';
import type { ChangeRequest } from './change-request.ts';
import { differencesBetween, linesOf } from './document-facts.ts';
import type { OwnDrafts } from './own-draft.ts';
import type { ChangePlan } from './plan-change.ts';
import { changingProblems } from './problems.ts';
import type { SeenDocuments } from './seen-documents.ts';
import { mayStillArrive } from './still-arriving.ts';

export interface ChangerParts extends Looking {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly masterData: MasterData;
  readonly documents: DocumentReader;
  readonly planner: ChangePlanner;
  readonly seen: SeenDocuments;
  readonly own: OwnDrafts;
  readonly journal: Journal;
}

/** A change that a person has to say yes to: the gate asks. */
export interface HeldChange {
  readonly plan: ChangePlan;
  readonly before: ReadDocument;
  /** Why a person is asked: "It was drafted in Odoo itself, or by somebody else." */
  readonly why: string;
}

export type ChangeOutcome = { readonly changed: ChangedDraft } | { readonly held: HeldChange };

/** Nothing was sent: a person has to be asked first. */
class PersonNeeded extends Error {
  readonly why: string;

  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

/** As long as a document is as it was, a change of it may still come. */
type Look = 'there' | 'absent' | 'unseen';

interface Writing {
  readonly plan: ChangePlan;
  readonly before: ReadDocument;
  readonly lastLook: () => Promise<void>;
  readonly read: (until?: AbortSignal) => Promise<ReadDocument>;
}

/** Changes drafts of our own, as they were read and in one write. Those of others it only prepares. */
export class DraftChanger {
  readonly #parts: ChangerParts;

  constructor(parts: ChangerParts) {
    this.#parts = parts;
  }

  /**
   * Writes what the request names, if the draft is as it was read and nobody but us has touched it.
   * @throws Problem draft_moved_on, not_a_draft, record_not_found, invalid_arguments, kind_not_supported, not_available,
   * change_outcome_unknown, or one of the wire's
   */
  async change(request: ChangeRequest, signal?: AbortSignal): Promise<ChangeOutcome> {
    const { documents, masterData, planner, seen } = this.#parts;
    const context = await readingContext(masterData, request.company);
    // Once it is sent, what came of it is found out whether somebody waits or not.
    const read = (until?: AbortSignal) => documents.read(request.document, context, until, 'all');
    const known = seen.find(request.digest);
    const before = known?.view.document === request.document ? known : await read(signal);
    assertSame(request, before, undefined);
    const plan = await planner.plan(request, before, signal);
    let found: ReadDocument = before;
    const lastLook = async () => {
      found = await read(signal);
      assertSame(request, found, before);
      const { journal, session, clock, own } = this.#parts;
      if (mayStillArrive(await journal.entries(), session, found.view, clock.now()))
        throw changingProblems.outcomeUnknown(request.document);
      const why = await own.whyNotOwn(found);
      if (why !== undefined) throw new PersonNeeded(why.person);
    };
    try {
      const after = await this.#write({ plan, before, lastLook, read }, signal);
      return { changed: changedDraft(plan, found, after) };
    } catch (error) {
      if (error instanceof PersonNeeded) return { held: { plan, before: found, why: error.why } };
      throw error;
    }
  }

  /** The intent is on disk before anything is sent, and what came of it after. */
  async #write({ plan, before, lastLook, read }: Writing, signal?: AbortSignal): Promise<ReadDocument> {
    const { client, journal } = this.#parts;
    const { digest } = before.view;
    const lines = linesOf(before.facts);
    const entry = this.#entry(plan);
    const progress = { isIntended: false };
    try {
      const answer = await client.call('account.move', 'write', {
        args: [[idOf(plan.document)], plan.values],
        context: { allowed_company_ids: [plan.company.id] },
        lastCheck: async () => {
          await lastLook();
          progress.isIntended = true;
          await journal.append({ ...entry, what: 'change-intended', digest, values: plan.values, lines });
        },
        signal,
      });
      if (answer !== true) throw answerUnreadable('unknown');
    } catch (error) {
      if (!progress.isIntended || !(error instanceof Problem)) throw error;
      const said = error instanceof OdooError ? error.outcome : 'not-sent';
      const look = () => lookFor({ plan, before, read });
      const isThere = (found: Look) => found === 'there';
      // A refusal, too, is looked after: a proxy may have sent it twice, and Odoo have refused only the second.
      const found = said === 'not-sent' ? 'absent' : await lookAfter(said, look, isThere, this.#parts);
      if (found !== 'there') {
        const outcome = outcomeNotFound(said, found !== 'unseen', error);
        await journal.append({ ...entry, what: 'change-settled', outcome, problem: error.code });
        throw outcome === 'unknown' ? changingProblems.outcomeUnknown(plan.document) : error;
      }
    }
    const settled = { ...entry, what: 'change-settled', outcome: 'done' } as const;
    const after = await read().catch(async (error: unknown) => {
      await journal.append(settled);
      throw error;
    });
    await journal.append({ ...settled, left: after.view.digest });
    return after;
  }

  #entry(plan: ChangePlan) {
    const { origin, database, login } = this.#parts.session;
    const connection = { origin, database, login };
    return { request: randomUUID(), connection, document: plan.document, approved: false };
  }
}

/** Whether the change is there in full; a look that fails tells nothing. */
async function lookFor({ plan, before, read }: Pick<Writing, 'plan' | 'before' | 'read'>): Promise<Look> {
  const now = await read().catch(() => undefined);
  if (now === undefined) return 'unseen';
  const isChanged = now.view.digest !== before.view.digest;
  return isChanged && missedBy(plan, before.facts, now.facts).length === 0 ? 'there' : 'absent';
}

/** @param known what the document said at the digest of the request, where that is still known */
function assertSame(
  request: ChangeRequest,
  { view, facts }: ReadDocument,
  known: ReadDocument | undefined,
): void {
  if (view.state !== 'draft') throw changingProblems.notADraft(view.document, view.state);
  if (view.digest === request.digest) return;
  const changes = known === undefined ? undefined : differencesBetween(known.facts, facts);
  throw changingProblems.movedOn(view.document, changes);
}
