import { asProblem, Problem } from '../../../common/problem.ts';
import { formatDecimal } from '../../../common/decimal.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { pickCompany } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { LedgerJournal, Ledgers } from '../../ledgers.ts';
import type { MasterData } from '../../master-data.ts';
import { amountIn } from '../../money.ts';
import { directionOf, readOpenDocuments } from '../../open-documents.ts';
import type { OpenDocument } from '../../open-documents.ts';
import { booksProblems } from '../../problems.ts';
import type { BankTransaction, Counterpart, Source } from '../../proposals/bank-transaction.ts';
import { fitsDirection, paymentWarnings } from '../../proposals/paid-document.ts';
import type { Proposal } from '../../proposals/held-proposals.ts';
import type { HeldProposal, Proposals } from '../../proposals/proposals.ts';
import type { RecordResolver } from '../../records/resolve.ts';
import { transactionProblems } from './problems.ts';
import { checkStatementRights } from './statement-rights.ts';
import type { TransactionLine, TransactionsRequest } from './transaction-request.ts';

export interface TransactionProposerParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly masterData: MasterData;
  readonly records: RecordResolver;
  readonly ledgers: Ledgers;
  readonly proposals: Proposals;
}

/** A transaction that is held, with what does not fit. */
export interface ProposedTransaction {
  readonly proposal: HeldProposal;
  readonly notes: readonly string[];
}

interface Place {
  readonly company: Named;
  readonly journal: LedgerJournal;
  readonly open: ReadonlyMap<MoveHandle, OpenDocument>;
}

/**
 * Proposes bank and cash transactions. Odoo has no draft of one (from 16 on making one posts it), so they are held in
 * our journal, and nothing is sent to Odoo but reads.
 */
export class TransactionProposer {
  readonly #parts: TransactionProposerParts;

  constructor(parts: TransactionProposerParts) {
    this.#parts = parts;
  }

  /**
   * @returns for each line, in their order, what became of it: a bad one takes no good one with it
   * @throws Problem no_rights, company_needed, record_not_found, record_ambiguous, transaction_refused when it is about all of them
   */
  async propose(
    request: TransactionsRequest,
    signal?: AbortSignal,
  ): Promise<readonly (ProposedTransaction | Problem)[]> {
    const { client, session, masterData, ledgers, proposals } = this.#parts;
    const company = await pickCompany(masterData, request.company);
    const documents = request.transactions.flatMap(({ counterpart }) =>
      counterpart.kind === 'document' ? [counterpart.document] : [],
    );
    const [journal, open] = await Promise.all([
      ledgers.journal(company, request.journal, [], signal),
      readOpenDocuments(client, masterData, documents, [company.id], signal),
      checkStatementRights(client, session, signal),
    ]);
    if (journal === undefined || !['bank', 'cash', 'credit'].includes(journal.type))
      throw transactionProblems.notMoney(journal ?? { id: 0, name: `${request.journal}` });
    const place: Place = { company, journal, open };
    const resolved = await Promise.all(
      request.transactions.map((line) => this.#resolve(line, request.file, place, signal).catch(asProblem)),
    );
    const good = resolved.filter((each): each is BankTransaction => !(each instanceof Problem));
    const held = await proposals.hold(good);
    const all = await proposals.waiting();
    const outcomes = new Map(good.map((each, index) => [each, held[index]] as const));
    return resolved.map((each) => {
      if (each instanceof Problem) return each;
      const outcome = outcomes.get(each) ?? asProblem(undefined);
      if (outcome instanceof Problem) return outcome;
      return { proposal: outcome, notes: notesOf(outcome, open, all) };
    });
  }

  async #resolve(
    line: TransactionLine,
    file: string | undefined,
    { company, journal, open }: Place,
    signal?: AbortSignal,
  ): Promise<BankTransaction> {
    const { records } = this.#parts;
    const amount = amountIn(journal.currency, line.amount);
    if ('english' in amount) throw transactionProblems.amount(amount);
    const source = sourceOf(line, file);
    const find = (kind: 'account' | 'partner', asked: string | number) =>
      records.resolve(kind, asked, company, { signal });
    const asked = line.counterpart;
    const [account, partner] = await Promise.all([
      asked.kind === 'account' ? find('account', asked.account) : undefined,
      line.partner === undefined ? undefined : find('partner', line.partner),
    ]);
    const paid = asked.kind === 'document' ? paidBy(line, asked.document, company, open) : undefined;
    const isStranger = paid !== undefined && partner !== undefined && !isFamily(paid, partner.id);
    if (isStranger) throw transactionProblems.otherPartner(paid);
    return {
      kind: 'bank_transaction',
      company,
      journal: { id: journal.id, name: journal.name },
      date: line.date,
      amount: formatDecimal(amount),
      currency: journal.currency,
      description: line.description,
      partner: partner ?? paid?.partner ?? null,
      counterpart: counterpartOf(line, account?.id),
      source,
    };
  }
}

function sourceOf({ transactionId, row, idempotencyKey }: TransactionLine, file: string | undefined): Source {
  if (transactionId !== undefined) return { kind: 'bank', transaction: transactionId };
  if (file !== undefined && row !== undefined) return { kind: 'file', file, row };
  if (idempotencyKey !== undefined) return { kind: 'key', key: idempotencyKey };
  throw transactionProblems.noSource();
}

function counterpartOf({ counterpart }: TransactionLine, account: number | undefined): Counterpart {
  switch (counterpart.kind) {
    case 'account':
      return account === undefined ? { kind: 'suspense' } : { kind: 'account', account };
    case 'document':
      return { kind: 'document', document: counterpart.document };
    case 'suspense':
      return { kind: 'suspense' };
  }
}

function paidBy(
  line: TransactionLine,
  document: MoveHandle,
  company: Named,
  open: ReadonlyMap<MoveHandle, OpenDocument>,
): OpenDocument {
  const paid = open.get(document);
  if (paid === undefined) throw booksProblems.documentNotFound(document);
  if (paid.company?.id !== company.id) throw transactionProblems.otherCompany(paid, company);
  if (paid.state !== 'posted' || directionOf(paid.type) === undefined)
    throw transactionProblems.cannotBePaid(paid);
  if (!fitsDirection(line.amount, paid)) throw transactionProblems.wrongSign(paid, line.amount);
  return paid;
}

function isFamily({ partner, commercialPartner }: OpenDocument, asked: number): boolean {
  return partner?.id === asked || commercialPartner?.id === asked;
}

function notesOf(
  proposal: HeldProposal,
  open: ReadonlyMap<MoveHandle, OpenDocument>,
  all: readonly Proposal[],
): readonly string[] {
  const { standing } = proposal;
  if (standing.state === 'entered')
    return [`Already entered as ${standing.as}: a person approved it. There is nothing left to do.`];
  const { counterpart } = proposal.transaction;
  const paid = counterpart.kind === 'document' ? open.get(counterpart.document) : undefined;
  const warnings = paid === undefined ? [] : paymentWarnings(proposal, paid, all);
  return proposal.replayed ? [`Proposed before as ${proposal.document}.`, ...warnings] : warnings;
}
