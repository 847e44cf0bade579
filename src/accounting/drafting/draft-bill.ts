import type { Clock } from '../../common/clock.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { requestData } from './bill-request.ts';
import type { BillRequest } from './bill-request.ts';
import { pickCompany } from '../companies.ts';
import type { DocumentView, Named } from '../documents.ts';
import type { DraftDefaults } from './draft-defaults.ts';
import { draftKey, nextGeneration } from './draft-key.ts';
import type { DraftKey, KeyMaker } from './draft-key.ts';
import { loadTable } from './draft-rows.ts';
import { findByKey } from './find-by-key.ts';
import type { MoveHandle } from '../handle.ts';
import { loadDraft } from './load-draft.ts';
import type { LoadOutcome } from './load-draft.ts';
import type { MasterData } from '../master-data.ts';
import { booksProblems } from '../problems.ts';
import { differences, totalNotes } from './read-back.ts';
import type { DocumentReader } from '../reading/read-document.ts';
import type { Refusals } from './refusals.ts';

export interface DrafterParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly masterData: MasterData;
  readonly documents: DocumentReader;
  readonly defaults: DraftDefaults;
  readonly refusals: Refusals;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
  readonly clock: Clock;
  /** After an unknown outcome Odoo is read this many milliseconds later, each time. */
  readonly lookAgainAfter: readonly number[];
}

/** A draft bill as it now is in Odoo. */
export interface DraftedBill {
  readonly view: DocumentView;
  /** True when an earlier request had made it, and nothing was written now. */
  readonly replayed: boolean;
  /** Sentences about what differs from what was asked for, and about the total. */
  readonly notes: readonly string[];
}

/** Creates draft vendor bills exactly once, whatever gets lost on the way. */
export class BillDrafter {
  readonly #parts: DrafterParts;

  constructor(parts: DrafterParts) {
    this.#parts = parts;
  }

  /**
   * Drafts one bill, or finds the one that the same request made before.
   * @throws Problem company_needed, record_not_found, key_used_differently, draft_deleted, key_taken,
   * draft_outcome_unknown, or one of the wire's
   */
  async draft(request: BillRequest, signal?: AbortSignal): Promise<DraftedBill> {
    const { client, session, masterData, journal, makeKey, clock } = this.#parts;
    const company = await pickCompany(masterData, request.company);
    const data = requestData(request, company);
    const wanted = { data, idempotencyKey: request.idempotencyKey };
    let key = await draftKey(journal, makeKey, session, wanted, clock.now());
    const [found, purchaseJournal] = await Promise.all([
      findByKey(client, key.key, signal),
      masterData.purchaseJournal(company),
      this.#check(request, company),
    ]);
    if (found !== undefined) {
      const before = await this.#readBack(found, request, company, true, signal);
      // Its making was never answered: were it not remembered now, it would come back after a person deletes it.
      if (key.madeAs === undefined) await this.#remember(key, found, true);
      if (!key.lapsed || before.view.state === 'draft') return before;
      key = nextGeneration(makeKey, session, key);
    } else if (key.madeAs !== undefined) {
      if (!key.lapsed) throw booksProblems.draftDeleted(key.madeAs);
      key = nextGeneration(makeKey, session, key);
    }
    const filledIn = await this.#parts.defaults.fillIn(request, company, purchaseJournal, signal);
    const table = loadTable(filledIn, key.key, purchaseJournal);
    // Another request may have come under the same key at the same moment: the key is that of the first.
    const lastCheck = async () => {
      if (key.explicitKey) await draftKey(journal, makeKey, session, wanted, clock.now());
    };
    const explain = (words: readonly string[]) => this.#parts.refusals.explain(words, request, company);
    const draft = { key: key.key, table, company, lastCheck, explain };
    const made = await this.#journalled(key, company, data, () =>
      loadDraft(client, clock, draft, this.#parts.lookAgainAfter, signal),
    );
    return this.#readBack(made.document, request, company, made.replayed, signal);
  }

  async #check(request: BillRequest, company: Named): Promise<void> {
    const { masterData } = this.#parts;
    const ids = (of: (line: BillRequest['lines'][number]) => readonly number[]) => request.lines.flatMap(of);
    await Promise.all([
      masterData.check('partner', request.partner === undefined ? [] : [request.partner], company),
      masterData.check(
        'account',
        ids((line) => (line.account === undefined ? [] : [line.account])),
        company,
      ),
      masterData.check(
        'tax',
        ids((line) => line.taxes ?? []),
        company,
      ),
    ]);
  }

  /** The intent is on disk before anything is sent, and what came of it after. */
  async #journalled(
    key: DraftKey,
    company: Named,
    asked: ReturnType<typeof requestData>,
    load: () => Promise<LoadOutcome>,
  ): Promise<LoadOutcome & { readonly outcome: 'done' }> {
    const { journal } = this.#parts;
    const entry = this.#entry(key);
    await journal.append({
      ...entry,
      what: 'draft-intended',
      company: company.id,
      explicitKey: key.explicitKey,
      generation: key.generation,
      asked,
    });
    const loaded = await load();
    if (loaded.outcome === 'done') {
      await this.#remember(key, loaded.document, loaded.replayed);
      return loaded;
    }
    await journal.append({
      ...entry,
      what: 'draft-settled',
      outcome: loaded.outcome,
      problem: loaded.problem.code,
    });
    throw loaded.problem;
  }

  async #remember(key: DraftKey, document: MoveHandle, replayed: boolean): Promise<void> {
    const { journal } = this.#parts;
    await journal.append({ ...this.#entry(key), what: 'draft-settled', outcome: 'done', document, replayed });
  }

  #entry(key: DraftKey) {
    const { origin, database, login } = this.#parts.session;
    return { connection: { origin, database, login }, key: key.key, request: key.request };
  }

  async #readBack(
    document: MoveHandle,
    request: BillRequest,
    company: Named,
    replayed: boolean,
    signal?: AbortSignal,
  ): Promise<DraftedBill> {
    const { documents, session } = this.#parts;
    const context = { allowed_company_ids: [company.id] };
    const { view, createdBy } = await documents.read(document, context, signal);
    if (createdBy !== session.uid) throw booksProblems.keyTaken(document);
    const changed = differences(request, view);
    const notes = [
      replayed &&
        `Already drafted as ${document}; nothing was written. For another bill like it pass a new idempotency_key.`,
      changed.length > 0 && `Differs from the request: ${changed.join(' ')}`,
      ...totalNotes(request, view),
    ];
    return { view, replayed, notes: notes.filter((note) => note !== false) };
  }
}
