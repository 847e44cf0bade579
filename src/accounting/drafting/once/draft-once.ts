import { asProblem } from '../../../common/problem.ts';
import type { Problem } from '../../../common/problem.ts';
import type { Journal } from '../../../journal/journal.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import { isDoubtful } from '../../../odoo/errors.ts';
import type { Looking } from '../../../odoo/look-after.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { draftingProblems } from '../problems.ts';
import { DraftClaims } from './claim-drafts.ts';
import type { LookUp } from './claim-drafts.ts';
import { DraftKeys } from './draft-key.ts';
import type { KeyMaker } from './draft-key.ts';
import { DraftRecords } from './draft-records.ts';
import type { Claim, DraftOrder, MadeDraft } from './draft-order.ts';
import { loadDrafts } from './load-drafts.ts';
import type { LoadAnswer } from './load-drafts.ts';
import type { LoadTable } from './load-table.ts';
import { DraftSettler } from './settle-draft.ts';

export interface DraftOnceParts extends Looking {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
}

/** A claimed document that is ready to be sent. */
export interface ReadyDraft {
  readonly claim: Claim;
  readonly table: LoadTable;
  /** Tells why Odoo refused it, given Odoo's own words. */
  readonly explain: (words: readonly string[]) => Promise<readonly string[]>;
}

/** Whether documents of one call are made each for itself, or all or none. */
type Fate = 'own' | 'shared';

type Rejected = Extract<LoadAnswer, { outcome: 'rejected' }>;

type Outcomes = Map<ReadyDraft, MadeDraft | Problem>;

/** Odoo's first words say what is wrong; a table of a thousand lines may have a thousand. */
const MOST_WORDS = 5;

/** Makes drafts exactly once, whatever gets lost on the way. */
export class DraftOnce {
  readonly #parts: DraftOnceParts;
  readonly #records: DraftRecords;
  readonly #claims: DraftClaims;
  readonly #settler: DraftSettler;

  constructor(parts: DraftOnceParts) {
    const { client, session, journal, clock, makeKey, lookAgainAfter } = parts;
    this.#parts = parts;
    this.#records = new DraftRecords(journal, session);
    const keys = new DraftKeys(makeKey, session);
    this.#claims = new DraftClaims({ client, session, journal, clock, keys, records: this.#records });
    this.#settler = new DraftSettler({ client, records: this.#records, clock, lookAgainAfter });
  }

  /**
   * Finds out which documents were made before.
   * @returns for each order its claim, or the problem that keeps it from being made: key_used_differently,
   * draft_deleted, or one of the wire's
   */
  claim(
    orders: readonly DraftOrder[],
    lookUp: LookUp,
    signal?: AbortSignal,
  ): Promise<readonly (Claim | Problem)[]> {
    return this.#claims.claim(orders, lookUp, signal);
  }

  /**
   * Sends documents of one model, company and set of columns in one call. One that Odoo refuses does not take the
   * others with it: they are sent again without it, in the same way.
   * @param fate `shared` for documents that make no sense without each other: all of them are made, or none
   * @returns for each what became of it: the document, or the problem
   */
  async make(
    drafts: readonly ReadyDraft[],
    signal?: AbortSignal,
    fate: Fate = 'own',
  ): Promise<readonly (MadeDraft | Problem)[]> {
    await Promise.all(drafts.map(({ claim }) => this.#records.intend(claim)));
    const outcomes: Outcomes = new Map();
    await this.#send(drafts, outcomes, signal, fate);
    return drafts.map((draft) => outcomes.get(draft) ?? asProblem(undefined));
  }

  async #send(
    drafts: readonly ReadyDraft[],
    outcomes: Outcomes,
    signal?: AbortSignal,
    fate: Fate = 'own',
  ): Promise<void> {
    const [first] = drafts;
    if (first === undefined) return;
    const { client, session } = this.#parts;
    const { model, company } = first.claim.order;
    let lost: ReadonlyMap<Claim, Problem> = new Map();
    const lastCheck = async () => {
      lost = await this.#claims.lost(drafts.map(({ claim }) => claim));
      for (const problem of lost.values()) throw problem;
    };
    const tables = drafts.map(({ table }) => table);
    const batch = { model, company, tables, lastCheck, version: session.version };
    const answer = await loadDrafts(client, batch, signal);
    if (answer.outcome === 'done')
      return settleAll(drafts, outcomes, ({ claim }, place) => {
        const document = answer.documents[place];
        return document === undefined ? undefined : this.#settler.made(claim, document);
      });
    if (fate === 'shared') return this.#refuseAll(drafts, outcomes, answer, lost);
    if (answer.outcome === 'rejected') return this.#withoutRefused(drafts, outcomes, answer, signal);
    if (lost.size > 0) {
      await settleAll(drafts, outcomes, ({ claim }) => {
        const problem = lost.get(claim);
        return problem === undefined ? undefined : this.#settler.failed(claim, 'not-sent', problem);
      });
      return this.#send(unsettled(drafts, outcomes), outcomes, signal);
    }
    if (answer.how === 'rejected' && drafts.length > 1 && (await this.#isAbsent(first, answer.problem)))
      return this.#oneByOne(drafts, outcomes, signal);
    return settleAll(drafts, outcomes, ({ claim }) =>
      this.#settler.failed(claim, answer.how, answer.problem),
    );
  }

  /** Those that Odoo names are settled, and the others are sent again; where it names none, each goes by itself. */
  async #withoutRefused(
    drafts: readonly ReadyDraft[],
    outcomes: Outcomes,
    { words, wordsOf }: Rejected,
    signal?: AbortSignal,
  ): Promise<void> {
    const isAlone = drafts.length === 1;
    if (!isAlone && wordsOf.size === 0) return this.#oneByOne(drafts, outcomes, signal);
    await settleAll(drafts, outcomes, (draft, place) => {
      const said = isAlone ? words : wordsOf.get(place);
      return said === undefined ? undefined : this.#refuse(draft, said);
    });
    await this.#send(unsettled(drafts, outcomes), outcomes, signal);
  }

  /** It was one transaction: where one of its documents is there, all are; where that is not known, nothing is sent. */
  async #isAbsent({ claim }: ReadyDraft, refusal: Problem | undefined): Promise<boolean> {
    return !isDoubtful(refusal) || (await this.#settler.look(claim)) === 'absent';
  }

  async #oneByOne(drafts: readonly ReadyDraft[], outcomes: Outcomes, signal?: AbortSignal): Promise<void> {
    for (const draft of drafts) await this.#send([draft], outcomes, signal);
  }

  async #refuse(draft: ReadyDraft, words: readonly string[]): Promise<MadeDraft | Problem> {
    const reasons = await draft.explain(words.slice(0, MOST_WORDS));
    return this.#settler.failed(draft.claim, 'rejected', draftingProblems.loadRefused(reasons));
  }

  #refuseAll(
    drafts: readonly ReadyDraft[],
    outcomes: Outcomes,
    answer: Exclude<LoadAnswer, { outcome: 'done' }>,
    lost: ReadonlyMap<Claim, Problem>,
  ): Promise<void> {
    if (answer.outcome === 'rejected')
      return settleAll(drafts, outcomes, (draft) => this.#refuse(draft, answer.words));
    const [problem = answer.problem] = lost.values();
    return settleAll(drafts, outcomes, ({ claim }) => this.#settler.failed(claim, answer.how, problem));
  }
}

/** @param settle gives no promise for a draft that is not settled yet */
async function settleAll(
  drafts: readonly ReadyDraft[],
  outcomes: Outcomes,
  settle: (draft: ReadyDraft, place: number) => Promise<MadeDraft | Problem> | undefined,
): Promise<void> {
  await Promise.all(
    drafts.map(async (draft, place) => {
      const outcome = await settle(draft, place);
      if (outcome !== undefined) outcomes.set(draft, outcome);
    }),
  );
}

function unsettled(drafts: readonly ReadyDraft[], outcomes: Outcomes): readonly ReadyDraft[] {
  return drafts.filter((draft) => !outcomes.has(draft));
}
