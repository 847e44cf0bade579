import type { Clock } from '../common/clock.ts';
import { Problem } from '../common/problem.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import { LOOK_AGAIN_AFTER } from '../odoo/look-after.ts';
import type { OdooSession } from '../odoo/session.ts';
import { booksCalls } from './allowed/books-calls.ts';
import { readingContext } from './companies.ts';
import type { CompanyArgument } from './companies.ts';
import type { DocumentView, DraftPage, Named } from './documents.ts';
import type { DraftedEntry } from './drafting/entries/draft-entries.ts';
import type { EntryRequest } from './drafting/entries/entry-request.ts';
import { CreditNotes } from './drafting/invoices/credit-note.ts';
import { hangPapers } from './drafting/invoices/hang-papers.ts';
import type { DraftWithPapers } from './drafting/invoices/hang-papers.ts';
import { InvoiceDrafter } from './drafting/invoices/draft-invoices.ts';
import { DraftedInvoices } from './drafting/invoices/drafted-invoices.ts';
import type { DraftedInvoice } from './drafting/invoices/drafted-invoices.ts';
import { Duplicates } from './drafting/invoices/duplicates.ts';
import { invoiceDefaults } from './drafting/invoices/invoice-defaults.ts';
import type { InvoiceRequest } from './drafting/invoices/invoice-request.ts';
import { refusals } from './drafting/invoices/refusals.ts';
import { InvoiceResolver } from './drafting/invoices/resolve-invoice.ts';
import { TaxAmounts } from './drafting/invoices/tax-amounts.ts';
import type { KeyMaker } from './drafting/once/draft-key.ts';
import { DraftOnce } from './drafting/once/draft-once.ts';
import type { DraftedPayment } from './drafting/payments/draft-payments.ts';
import type { PaymentRequest } from './drafting/payments/payment-request.ts';
import type { ProposedTransaction } from './drafting/transactions/propose-transactions.ts';
import type { TransactionsRequest } from './drafting/transactions/transaction-request.ts';
import { findRecords } from './records/find-records.ts';
import type { FoundRecords, RecordQuery } from './records/find-records.ts';
import { RecordSearch } from './records/record-search.ts';
import { RecordResolver } from './records/resolve.ts';
import { DraftChanger } from './changing/change-draft.ts';
import type { ChangeOutcome, HeldChange } from './changing/change-draft.ts';
import { changedDraft } from './changing/change-outcome.ts';
import type { ChangedDraft } from './changing/change-outcome.ts';
import { ChangePlanner } from './changing/change-planner.ts';
import type { ChangeRequest } from './changing/change-request.ts';
import { OwnDrafts } from './changing/own-draft.ts';
import { CodingAdvisor } from './coding/suggest-coding.ts';
import type { CodingRequest, SuggestedCoding } from './coding/suggest-coding.ts';
import { SeenDocuments } from './changing/seen-documents.ts';
import { isMove, isPayment } from './handle.ts';
import type { Handle, MoveHandle, OdooHandle, PaymentHandle, ProposalHandle } from './handle.ts';
import { booksProblems } from './problems.ts';
import type { AttachedPaper } from './papers/attach-paper.ts';
import type { PaperFiles } from './papers/files/paper-files.ts';
import { Papers } from './papers/papers.ts';
import type { PaperView } from './papers/read-paper.ts';
import { LedgerBooks } from './ledger-books.ts';
import { listDrafts } from './listing/list-drafts.ts';
import type { DraftListing } from './listing/list-drafts.ts';
import { MasterData } from './master-data.ts';
import type { PaymentView } from './payments/payment-view.ts';
import type { ProposalView } from './proposals/proposal-view.ts';
import { DocumentReader } from './reading/read-document.ts';
import { chooseReader } from './reading/choose-reader.ts';
import { Surroundings } from './reviewing/surroundings.ts';

export interface BooksParts {
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
  readonly clock: Clock;
  /** The papers that agents may read; left out where there are none. */
  readonly papers?: PaperFiles;
  /** Called when a draft was made, so that what shows drafts can look again. */
  readonly onDrafted?: (document: Handle) => void;
  readonly lookAgainAfter?: readonly number[];
}

/** The books of one connection: reading, and drafting. Nothing here can post. */
export class Books {
  /** What a person sees beside a document while reviewing it. */
  readonly surroundings: Surroundings;
  readonly #parts: BooksParts;
  readonly #client: OdooClient;
  readonly #masterData: MasterData;
  readonly #records: RecordSearch;
  readonly #documents: DocumentReader;
  readonly #invoices: InvoiceDrafter;
  readonly #ledger: LedgerBooks;
  readonly #changer: DraftChanger;
  readonly #coding: CodingAdvisor;
  readonly #papers: Papers;

  constructor(parts: BooksParts) {
    const { session, clock } = parts;
    this.#parts = parts;
    this.#client = session.clientFor(booksCalls(session.version));
    this.#masterData = new MasterData(this.#client, session.uid, clock);
    const { version } = session;
    this.surroundings = new Surroundings({
      client: this.#client,
      session,
      masterData: this.#masterData,
      clock,
    });
    this.#records = new RecordSearch({
      client: this.#client,
      version,
      masterData: this.#masterData,
      clock,
    });
    const seen = new SeenDocuments();
    this.#documents = new DocumentReader(chooseReader(this.#client, version, clock, 'kept'), session, seen);
    const records = new RecordResolver(this.#records, this.#masterData, clock);
    const defaults = invoiceDefaults(this.#client, version, clock);
    const own = new OwnDrafts(parts.journal, session);
    const lookAgainAfter = parts.lookAgainAfter ?? LOOK_AGAIN_AFTER;
    const shared = { client: this.#client, session, journal: parts.journal, clock, lookAgainAfter };
    this.#papers = new Papers({
      ...shared,
      documents: this.#documents,
      own,
      makeKey: parts.makeKey,
      files: parts.papers,
    });
    this.#coding = new CodingAdvisor({
      client: this.#client,
      version,
      masterData: this.#masterData,
      resolver: records,
    });
    this.#changer = new DraftChanger({
      ...shared,
      masterData: this.#masterData,
      documents: this.#documents,
      planner: new ChangePlanner(records, defaults, version),
      seen,
      own,
    });
    const once = new DraftOnce({ ...shared, makeKey: parts.makeKey });
    const masterData = this.#masterData;
    const written = { documents: this.#documents, own, once, records };
    this.#ledger = new LedgerBooks({ ...shared, ...written, makeKey: parts.makeKey, masterData });
    const duplicates = new Duplicates(this.#client, this.#masterData);
    this.#invoices = new InvoiceDrafter({
      session,
      once,
      resolver: new InvoiceResolver({
        masterData: this.#masterData,
        records,
        creditNotes: new CreditNotes(this.#documents, this.#masterData),
      }),
      defaults,
      refusals: refusals(this.#client, version),
      duplicates,
      drafted: new DraftedInvoices({
        session,
        documents: this.#documents,
        own,
        duplicates,
        taxAmounts: new TaxAmounts({ ...shared, masterData }),
        records: this.#records,
      }),
    });
  }

  /** The companies this user may work for, the default one first. */
  companies(): Promise<readonly Named[]> {
    return this.#masterData.companies();
  }

  /** Looks up documents and what they name: at most 20 records, the best first. */
  findRecords(query: RecordQuery, signal?: AbortSignal): Promise<FoundRecords> {
    return findRecords(this.#records, this.#masterData, query, signal);
  }

  /** Drafts page by page: Odoo's documents, its payments, and the transactions that are held here, each the newest first. */
  async listDrafts(
    listing: DraftListing & { readonly company?: CompanyArgument },
    signal?: AbortSignal,
  ): Promise<DraftPage> {
    const context = await readingContext(this.#masterData, listing.company);
    return listDrafts(this.#ledger.draftSources, listing, context, signal);
  }

  /**
   * One document in full: what Odoo has, or what is held here.
   * @throws Problem document_not_found
   */
  getDocument(document: MoveHandle, signal?: AbortSignal): Promise<DocumentView>;
  getDocument(document: PaymentHandle, signal?: AbortSignal): Promise<PaymentView>;
  getDocument(document: OdooHandle, signal?: AbortSignal): Promise<DocumentView | PaymentView>;
  getDocument(document: ProposalHandle, signal?: AbortSignal): Promise<ProposalView>;
  getDocument(document: Handle, signal?: AbortSignal): Promise<DocumentView | PaymentView | ProposalView>;
  async getDocument(
    document: Handle,
    signal?: AbortSignal,
  ): Promise<DocumentView | PaymentView | ProposalView> {
    const context = await readingContext(this.#masterData, undefined);
    if (isMove(document)) return (await this.#documents.read(document, context, signal)).view;
    if (isPayment(document)) return this.#ledger.payment(document, context, signal);
    return this.#ledger.proposal(document, signal);
  }

  /** Drafts a journal entry, and what reverses it, exactly once. */
  async createDraftEntry(request: EntryRequest, signal?: AbortSignal): Promise<DraftedEntry> {
    const drafted = await this.#ledger.draftEntry(request, signal);
    if (!drafted.replayed) this.#parts.onDrafted?.(drafted.view.document);
    return drafted;
  }

  /** Drafts a payment exactly once. */
  async createDraftPayment(request: PaymentRequest, signal?: AbortSignal): Promise<DraftedPayment> {
    const drafted = await this.#ledger.draftPayment(request, signal);
    if (!drafted.replayed) this.#parts.onDrafted?.(drafted.view.document);
    return drafted;
  }

  /** Proposes bank and cash transactions: nothing of them is in Odoo. @returns for each what became of it */
  async proposeTransactions(
    request: TransactionsRequest,
    signal?: AbortSignal,
  ): Promise<readonly (ProposedTransaction | Problem)[]> {
    const outcomes = await this.#ledger.proposeTransactions(request, signal);
    const held = outcomes.find((outcome) => !(outcome instanceof Problem) && !outcome.proposal.replayed);
    if (held !== undefined && !(held instanceof Problem)) this.#parts.onDrafted?.(held.proposal.document);
    return outcomes;
  }

  /**
   * Drafts an invoice, bill or credit note exactly once.
   * @param attachments paths of papers to hang on it; all of them are opened before anything is written
   */
  async createDraftInvoice(
    request: InvoiceRequest,
    signal?: AbortSignal,
    attachments: readonly string[] = [],
  ): Promise<DraftWithPapers> {
    const papers = await this.#papers.openAll(attachments);
    const drafted = await this.#invoices.draft(request, signal);
    if (!drafted.replayed) this.#parts.onDrafted?.(drafted.view.document);
    return hangPapers(this.#papers, drafted, papers, signal);
  }

  /**
   * Drafts many, batch by batch; one that cannot be drafted takes no other with it.
   * @param requests what made no sense is a problem already, and keeps its place
   * @param onProgress is told how many have been dealt with
   * @returns for each what became of it, in their order
   */
  async createDraftInvoices(
    requests: readonly (InvoiceRequest | Problem)[],
    onProgress: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly (DraftedInvoice | Problem)[]> {
    const outcomes = await this.#invoices.draftMany(requests, onProgress, signal);
    const made = outcomes.find((outcome) => !(outcome instanceof Problem) && !outcome.replayed);
    if (made !== undefined && !(made instanceof Problem)) this.#parts.onDrafted?.(made.view.document);
    return outcomes;
  }

  /**
   * What a paper of the workspace says, and on which documents it hangs already.
   * @param asked fromPage of a PDF, counted from 1
   */
  async readPaper(
    asked: { readonly path: string; readonly fromPage?: number; readonly company?: CompanyArgument },
    signal?: AbortSignal,
  ): Promise<PaperView> {
    const context = await readingContext(this.#masterData, asked.company);
    return this.#papers.read(asked.path, asked.fromPage ?? 1, context, signal);
  }

  /** Hangs a paper of the workspace on a draft of our own, once. */
  async attachFile(
    asked: { readonly document: Handle; readonly path: string; readonly company?: CompanyArgument },
    signal?: AbortSignal,
  ): Promise<AttachedPaper> {
    const { document, path, company } = asked;
    if (!isMove(document)) throw booksProblems.documentNotFound(document);
    const [context, paper] = await Promise.all([
      readingContext(this.#masterData, company),
      this.#papers.open(path),
    ]);
    const attached = await this.#papers.attach(document, paper, context, signal);
    if (!attached.alreadyThere) this.#parts.onDrafted?.(document);
    return attached;
  }

  /** How things were booked before, with the evidence. */
  suggestCoding(request: CodingRequest, signal?: AbortSignal): Promise<SuggestedCoding> {
    return this.#coding.suggest(request, signal);
  }

  /** Changes a draft of our own; a change of any other is prepared for the gate, and nothing is written. */
  async updateDraft(request: ChangeRequest, signal?: AbortSignal): Promise<ChangeOutcome> {
    const outcome = await this.#changer.change(request, signal);
    if ('changed' in outcome) this.#parts.onDrafted?.(request.document);
    return outcome;
  }

  /** What a change has made of a document, once a person has approved it. */
  async afterChange({ plan, before }: HeldChange, signal?: AbortSignal): Promise<ChangedDraft> {
    this.#parts.onDrafted?.(plan.document);
    const context = await readingContext(this.#masterData, undefined);
    return changedDraft(plan, before, await this.#documents.read(plan.document, context, signal));
  }
}
