import type { Clock } from '../common/clock.ts';
import type { Problem } from '../common/problem.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { OdooSession } from '../odoo/session.ts';
import type { OwnDrafts } from './changing/own-draft.ts';
import { EntryDrafter } from './drafting/entries/draft-entries.ts';
import type { DraftedEntry } from './drafting/entries/draft-entries.ts';
import type { EntryRequest } from './drafting/entries/entry-request.ts';
import type { KeyMaker } from './drafting/once/draft-key.ts';
import type { DraftOnce } from './drafting/once/draft-once.ts';
import { PaymentDrafter } from './drafting/payments/draft-payments.ts';
import type { DraftedPayment } from './drafting/payments/draft-payments.ts';
import type { PaymentRequest } from './drafting/payments/payment-request.ts';
import { TransactionProposer } from './drafting/transactions/propose-transactions.ts';
import type { ProposedTransaction } from './drafting/transactions/propose-transactions.ts';
import type { TransactionsRequest } from './drafting/transactions/transaction-request.ts';
import type { PaymentHandle, ProposalHandle } from './handle.ts';
import { Ledgers } from './ledgers.ts';
import { DraftMoves } from './listing/draft-moves.ts';
import { DraftPayments } from './listing/draft-payments.ts';
import { DraftProposals } from './listing/draft-proposals.ts';
import type { DraftSource } from './listing/draft-source.ts';
import type { MasterData } from './master-data.ts';
import { PaymentReader } from './payments/payment-reader.ts';
import type { PaymentView } from './payments/payment-view.ts';
import { ProposalReader } from './proposals/proposal-reader.ts';
import type { ProposalView } from './proposals/proposal-view.ts';
import { Proposals } from './proposals/proposals.ts';
import type { DocumentReader } from './reading/read-document.ts';
import type { RecordResolver } from './records/resolve.ts';

export interface LedgerBooksParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
  readonly clock: Clock;
  readonly masterData: MasterData;
  readonly records: RecordResolver;
  readonly documents: DocumentReader;
  readonly own: OwnDrafts;
  readonly once: DraftOnce;
}

/** The part of the books without invoices: journal entries, payments, bank and cash transactions. */
export class LedgerBooks {
  /** Where drafts are kept, in the order of their list. */
  readonly draftSources: readonly DraftSource[];
  readonly #entries: EntryDrafter;
  readonly #payments: PaymentReader;
  readonly #paymentDrafter: PaymentDrafter;
  readonly #proposals: ProposalReader;
  readonly #proposer: TransactionProposer;

  constructor(parts: LedgerBooksParts) {
    const { client, session, masterData, records, clock } = parts;
    const ledgers = new Ledgers(client, masterData, records, clock);
    const proposals = new Proposals(parts);
    this.draftSources = [
      new DraftMoves(client, session.version, masterData),
      new DraftPayments(client, session.version, masterData),
      new DraftProposals(proposals),
    ];
    this.#payments = new PaymentReader(parts);
    this.#proposals = new ProposalReader({ client, masterData, proposals });
    this.#entries = new EntryDrafter({ ...parts, ledgers });
    this.#paymentDrafter = new PaymentDrafter({ ...parts, ledgers, payments: this.#payments });
    this.#proposer = new TransactionProposer({ ...parts, ledgers, proposals });
  }

  async payment(
    document: PaymentHandle,
    context: { readonly allowed_company_ids: readonly number[] },
    signal?: AbortSignal,
  ): Promise<PaymentView> {
    return (await this.#payments.read(document, context, undefined, signal)).view;
  }

  proposal(document: ProposalHandle, signal?: AbortSignal): Promise<ProposalView> {
    return this.#proposals.read(document, signal);
  }

  draftEntry(request: EntryRequest, signal?: AbortSignal): Promise<DraftedEntry> {
    return this.#entries.draft(request, signal);
  }

  draftPayment(request: PaymentRequest, signal?: AbortSignal): Promise<DraftedPayment> {
    return this.#paymentDrafter.draft(request, signal);
  }

  proposeTransactions(
    request: TransactionsRequest,
    signal?: AbortSignal,
  ): Promise<readonly (ProposedTransaction | Problem)[]> {
    return this.#proposer.propose(request, signal);
  }
}
