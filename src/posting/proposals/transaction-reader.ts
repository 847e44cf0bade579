import type { Clock } from '../../common/clock.ts';
import type { Problem } from '../../common/problem.ts';
import type { MoveHandle, ProposalHandle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import { HeldProposals, isDiscarding } from '../../accounting/proposals/held-proposals.ts';
import type { StandingProposal } from '../../accounting/proposals/held-proposals.ts';
import { proposalProblems } from '../../accounting/proposals/problems.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import type { EnteringWay, IsOther } from './entering-way.ts';
import { factsOf } from './facts-of.ts';
import { readNamedRecords } from './named-records.ts';
import { MAY_STILL_ARRIVE_MS } from '../../odoo/look-after.ts';
import { enteringProblems } from './entering-problems.ts';
import { SeenProposal } from './seen-proposal.ts';
import { subjectOfTransaction } from './transaction-words.ts';

export interface TransactionReaderParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly way: EnteringWay;
  /** Odoo's id of the user who enters, where it is the one who reads. */
  readonly enteredBy: number | undefined;
}

/** Reads proposed transactions in our journal, and every record that they name in Odoo. */
export class TransactionReader {
  readonly #parts: TransactionReaderParts;
  readonly #held: HeldProposals;

  constructor(parts: TransactionReaderParts) {
    this.#parts = parts;
    this.#held = new HeldProposals(parts);
  }

  /**
   * Once it is written down that it is entered: is it not being discarded at this very moment?
   * @throws Problem draft_deleted
   */
  async assertKept(document: ProposalHandle): Promise<void> {
    const { journal, session, clock } = this.#parts;
    if (isDiscarding(await journal.entries(), document, session))
      throw proposalProblems.discarded(document, new Date(clock.now()).toISOString());
  }

  /** Asks in one company alone, so that Odoo's rules hide what is another's. */
  asking(company: number): AskingOdoo {
    const { client, session } = this.#parts;
    return { client, version: session.version, companies: [company], signal: undefined };
  }

  /**
   * In the order asked for.
   * @throws Problem document_not_found, not_a_draft, draft_deleted, no_rights, not_postable, posting_outcome_unknown
   */
  async read(documents: readonly ProposalHandle[]): Promise<readonly SeenProposal[]> {
    const missing = await this.missingRights();
    if (missing !== undefined) throw missing;
    return this.readForAnyone(documents);
  }

  /**
   * The same, whether this user may enter them or not.
   * @throws Problem document_not_found, not_a_draft, draft_deleted, not_postable, posting_outcome_unknown
   */
  async readForAnyone(documents: readonly ProposalHandle[]): Promise<readonly SeenProposal[]> {
    const [all, companies] = await Promise.all([this.#held.all(), this.#parts.companies()]);
    const wanted = documents.map((document) => {
      const found = all.find((proposal) => proposal.document === document);
      const company = found?.transaction.company.id;
      if (found === undefined || !companies.some(({ id }) => id === company))
        throw booksProblems.documentNotFound(document);
      const { standing } = found;
      if (standing.state === 'entered') throw proposalProblems.entered(document, standing.as);
      if (standing.state === 'discarded') throw proposalProblems.discarded(document, standing.at);
      return found;
    });
    const isOther = this.isOther(all);
    const groups = [...Map.groupBy(wanted, ({ transaction }) => transaction.company.id)];
    const read = await Promise.all(
      groups.map(([company, group]) => this.#readIn(this.asking(company), group, isOther, movesOf(all))),
    );
    const seen = new Map(read.flat().map((each) => [each.document, each] as const));
    return documents.flatMap((document) => seen.get(document) ?? []);
  }

  /** Which transactions in Odoo are none that was sent without an answer. */
  isOther(all: readonly StandingProposal[]): IsOther {
    const known = movesOf(all);
    const { enteredBy } = this.#parts;
    return ({ move, create_uid: by }) => known.has(move) || (enteredBy !== undefined && by?.id !== enteredBy);
  }

  /** The same, as it is now. */
  async isOtherNow(): Promise<IsOther> {
    return this.isOther(await this.#held.all());
  }

  async #readIn(
    asking: AskingOdoo,
    proposals: readonly StandingProposal[],
    isOther: IsOther,
    known: ReadonlySet<MoveHandle>,
  ): Promise<readonly SeenProposal[]> {
    const [records, earlier] = await Promise.all([
      readNamedRecords(
        asking,
        proposals.map(({ transaction }) => transaction),
      ),
      this.#parts.way.findEarlier(asking, proposals, isOther),
    ]);
    for (const proposal of proposals) {
      const found = earlier.get(proposal.document);
      if (found !== undefined) await this.#wasEntered(proposal, found);
    }
    return proposals.map((proposal) => {
      const seen = new SeenProposal(factsOf(proposal, records, known));
      const { standing } = proposal;
      const isFresh =
        standing.state === 'sent' && this.#parts.clock.now() - Date.parse(standing.at) < MAY_STILL_ARRIVE_MS;
      if (isFresh) throw enteringProblems.mayStillArrive(seen.subject);
      return seen;
    });
  }

  /**
   * It is in Odoo, though no answer said so: then that is what became of it.
   * @throws Problem not_a_draft, not_postable
   */
  async #wasEntered(
    { document, transaction, standing }: StandingProposal,
    { move, number, state }: EnteredTransaction,
  ): Promise<never> {
    const { session, journal } = this.#parts;
    const { origin, database, login } = session;
    const { counterpart } = transaction;
    const subject = subjectOfTransaction({ ...transaction, document });
    if (state !== 'posted') throw enteringProblems.leftAsDraft(subject);
    if (standing.state === 'sent')
      await journal.append({
        what: 'posting-settled',
        ...{ request: standing.request, connection: { origin, database, login }, document },
        ...{ outcome: 'done', number, entered: move },
      });
    const unsettled = counterpart.kind === 'document' ? counterpart.document : undefined;
    throw enteringProblems.foundEntered(subject, move, unsettled);
  }

  /** Why this user may not enter them: whoever says yes would learn only then that Odoo refuses it. */
  async missingRights(): Promise<Problem | undefined> {
    const { client, session, enteredBy } = this.#parts;
    if (enteredBy === undefined) return undefined;
    const answer = await client.call('account.bank.statement.line', 'check_access_rights', {
      args: ['create', false],
    });
    return answer === true ? undefined : enteringProblems.noRights(session.login, session.version);
  }
}

/** The entries that proposals became. */
function movesOf(all: readonly StandingProposal[]): ReadonlySet<MoveHandle> {
  return new Set(all.flatMap(({ standing }) => (standing.state === 'entered' ? [standing.as] : [])));
}
