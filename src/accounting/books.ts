import type { Clock } from '../common/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { OdooSession } from '../odoo/session.ts';
import { booksCalls } from './allowed/books-calls.ts';
import type { BillRequest } from './drafting/bill-request.ts';
import { readingContext } from './companies.ts';
import type { CompanyArgument } from './companies.ts';
import type { DocumentView, DraftPage, Named } from './documents.ts';
import { draftDefaults } from './drafting/draft-defaults.ts';
import { BillDrafter } from './drafting/draft-bill.ts';
import type { DraftedBill } from './drafting/draft-bill.ts';
import type { KeyMaker } from './drafting/draft-key.ts';
import { findRecords } from './reading/find-records.ts';
import type { FoundRecord, RecordQuery } from './reading/find-records.ts';
import { isMove } from './handle.ts';
import type { Handle } from './handle.ts';
import { booksProblems } from './problems.ts';
import { listDrafts } from './reading/list-drafts.ts';
import type { DraftFilter } from './reading/list-drafts.ts';
import { MasterData } from './master-data.ts';
import { DocumentReader } from './reading/read-document.ts';
import { refusals } from './drafting/refusals.ts';
import { chooseReader } from './reading/choose-reader.ts';

/** Times (milliseconds, from one look to the next) at which an unknown outcome is looked after. */
const LOOK_AGAIN_AFTER = [1_000, 3_000, 6_000] as const;

export interface BooksParts {
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
  readonly clock: Clock;
  /** Called when a draft was made, so that what shows drafts can look again. */
  readonly onDrafted?: (document: Handle) => void;
  readonly lookAgainAfter?: readonly number[];
}

/** The books of one connection: reading, and drafting. Nothing here can post. */
export class Books {
  readonly #parts: BooksParts;
  readonly #client: OdooClient;
  readonly #masterData: MasterData;
  readonly #documents: DocumentReader;
  readonly #bills: BillDrafter;

  constructor(parts: BooksParts) {
    const { session, clock } = parts;
    this.#parts = parts;
    this.#client = session.clientFor(booksCalls(session.version));
    this.#masterData = new MasterData(this.#client, session.uid, clock);
    this.#documents = new DocumentReader(chooseReader(this.#client, session.version, clock, 'kept'), session);
    this.#bills = new BillDrafter({
      client: this.#client,
      session,
      masterData: this.#masterData,
      documents: this.#documents,
      defaults: draftDefaults(this.#client, session.version),
      refusals: refusals(this.#client, session.version),
      journal: parts.journal,
      makeKey: parts.makeKey,
      clock,
      lookAgainAfter: parts.lookAgainAfter ?? LOOK_AGAIN_AFTER,
    });
  }

  /** The companies this user may work for, the default one first. */
  companies(): Promise<readonly Named[]> {
    return this.#masterData.companies();
  }

  /** Looks up partners, accounts and taxes: at most 20 rows. */
  async findRecords(
    query: RecordQuery & { readonly company?: CompanyArgument },
    signal?: AbortSignal,
  ): Promise<readonly FoundRecord[]> {
    const context = await readingContext(this.#masterData, query.company);
    return findRecords(this.#client, this.#parts.session.version, query, context, signal);
  }

  /** Drafts, the newest first, page by page. */
  async listDrafts(
    filter: DraftFilter & { readonly company?: CompanyArgument },
    signal?: AbortSignal,
  ): Promise<DraftPage> {
    const [context, currencies] = await Promise.all([
      readingContext(this.#masterData, filter.company),
      this.#masterData.currencies(),
    ]);
    return listDrafts(this.#client, currencies, filter, context, signal);
  }

  /**
   * One document in full.
   * @throws Problem document_not_found
   */
  async getDocument(document: Handle, signal?: AbortSignal): Promise<DocumentView> {
    if (!isMove(document)) throw booksProblems.documentNotFound(document);
    const context = await readingContext(this.#masterData, undefined);
    return (await this.#documents.read(document, context, signal)).view;
  }

  /** Drafts a vendor bill exactly once. */
  async createDraftInvoice(request: BillRequest, signal?: AbortSignal): Promise<DraftedBill> {
    const drafted = await this.#bills.draft(request, signal);
    if (!drafted.replayed) this.#parts.onDrafted?.(drafted.view.document);
    return drafted;
  }
}
