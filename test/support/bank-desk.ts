import type { TransactionLine } from '../../src/accounting/drafting/transactions/transaction-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle, ProposalHandle } from '../../src/accounting/handle.ts';
import { Problem } from '../../src/common/problem.ts';
import type { Posted } from '../../src/posting/posted.ts';
import type { OdooPerson } from './odoo-person.ts';
import type { Office } from './office.ts';

/** Proposes and enters bank transactions of the first company, in an office. */
export class BankDesk {
  readonly #office: Office;
  readonly #accountant: OdooPerson;
  readonly #partner: number;
  readonly #name: string;
  #count = 0;

  /** @param name tells what this desk proposes from what others do */
  constructor(office: Office, accountant: OdooPerson, partner: number, name: string) {
    this.#office = office;
    this.#accountant = accountant;
    this.#partner = partner;
    this.#name = name;
  }

  /** A fee of 9.90 EUR, unlike any other. */
  fee(more: Partial<TransactionLine> = {}): TransactionLine {
    this.#count += 1;
    return {
      date: '2026-11-20',
      amount: '-9.90',
      description: `Account fee ${this.#count} ${this.#name}`,
      counterpart: { kind: 'account', account: '695000' },
      idempotencyKey: `key ${this.#count} ${this.#name}`,
      ...more,
    };
  }

  outcomesOf(transactions: readonly TransactionLine[], journal = 'Bank') {
    const request = { company: 1, journal, file: undefined, transactions };
    return this.#office.books.proposeTransactions(request);
  }

  async proposeAll(transactions: readonly TransactionLine[]): Promise<ProposalHandle[]> {
    return (await this.outcomesOf(transactions)).map(documentOf);
  }

  async propose(line: TransactionLine, journal = 'Bank'): Promise<ProposalHandle> {
    return documentOf((await this.outcomesOf([line], journal))[0]);
  }

  /** A posted bill of the partner, without tax. */
  async bill(price: string): Promise<MoveHandle> {
    this.#count += 1;
    const { view } = await this.#office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: this.#partner, invoiceDate: '2026-11-20' },
      reference: `E-${this.#count} ${this.#name}`,
      lines: [{ description: 'Chairs', price, taxes: [] }],
    });
    await this.#accountant.call('account.move', 'action_post', [[idOf(view.document)]]);
    return view.document;
  }

  async openOf(document: MoveHandle): Promise<unknown> {
    const [move] = await this.#accountant.read('account.move', [idOf(document)], ['amount_residual']);
    return move?.amount_residual;
  }

  /** Asks the person. */
  request(document: ProposalHandle): Promise<Posted> {
    const requester = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
    return this.#office.gate.request(document, requester, new AbortController().signal);
  }

  /** How many transactions Odoo has. */
  async lines(): Promise<number> {
    return Number(await this.#accountant.call('account.bank.statement.line', 'search_count', [[]]));
  }

  async isWaiting(document: ProposalHandle): Promise<boolean> {
    const { drafts } = await this.#office.books.listDrafts({ type: 'bank_transaction', limit: 100 });
    return drafts.some((draft) => draft.document === document);
  }
}

function documentOf(
  outcome: Problem | { readonly proposal: { readonly document: ProposalHandle } } | undefined,
): ProposalHandle {
  if (outcome === undefined) throw new Error('Nothing was proposed.');
  if (outcome instanceof Problem) throw outcome;
  return outcome.proposal.document;
}
