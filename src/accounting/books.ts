import type { Clock } from '../common/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { OdooSession } from '../odoo/session.ts';
import { BOOKS_CALLS } from './allowed.ts';
import type { BillRequest } from './bill-request.ts';
import { readingContext } from './companies.ts';
import type { CompanyArgument } from './companies.ts';
import type { DocumentView, DraftPage, Named } from './documents.ts';
import { BillDrafter } from './draft-bill.ts';
import type { DraftedBill } from './draft-bill.ts';
import type { KeyMaker } from './draft-key.ts';
import { findRecords } from './find-records.ts';
import type { FoundRecord, RecordQuery } from './find-records.ts';
import type { Handle } from './handle.ts';
import { listDrafts } from './list-drafts.ts';
import type { DraftFilter } from './list-drafts.ts';
import { MasterData } from './master-data.ts';
import { readDocument } from './read-document.ts';
import { requireSupportedOdoo } from './supported-odoo.ts';

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
  readonly #bills: BillDrafter;

  /** @throws Problem odoo_too_old */
  constructor(parts: BooksParts) {
    requireSupportedOdoo(parts.session.version);
    this.#parts = parts;
    this.#client = parts.session.clientFor(BOOKS_CALLS);
    this.#masterData = new MasterData(this.#client, parts.session.uid, parts.clock);
    this.#bills = new BillDrafter({
      client: this.#client,
      session: parts.session,
      masterData: this.#masterData,
      journal: parts.journal,
      makeKey: parts.makeKey,
      clock: parts.clock,
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
    return findRecords(this.#client, query, context, signal);
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
    const context = await readingContext(this.#masterData, undefined);
    return (await readDocument(this.#client, this.#parts.session, document, context, signal)).view;
  }

  /** Drafts a vendor bill exactly once. */
  async createDraftInvoice(request: BillRequest, signal?: AbortSignal): Promise<DraftedBill> {
    const drafted = await this.#bills.draft(request, signal);
    if (!drafted.replayed) this.#parts.onDrafted?.(drafted.view.document);
    return drafted;
  }
}
