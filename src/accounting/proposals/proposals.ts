import { Problem } from '../../common/problem.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { requestDigest } from '../drafting/once/draft-key.ts';
import type { KeyMaker } from '../drafting/once/draft-key.ts';
import { draftingProblems } from '../drafting/problems.ts';
import { proposalHandle } from '../handle.ts';
import type { ProposalHandle } from '../handle.ts';
import type { BankTransaction, Source } from './bank-transaction.ts';
import { HeldProposals, isWaiting } from './held-proposals.ts';
import type { Proposal, StandingProposal } from './held-proposals.ts';
import { proposalProblems } from './problems.ts';

/** So many hexadecimal digits tell the proposals of one installation apart. */
const DIGITS = 16;

/** What became of a request: it is held now, or was before. */
export interface HeldProposal extends StandingProposal {
  readonly replayed: boolean;
}

interface ProposalsParts {
  readonly session: Pick<OdooSession, 'origin' | 'database' | 'login'>;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
}

/**
 * What Odoo has no draft for is held in our own journal until a person approves it. Under one key there is one
 * proposal: what is held first under it stands.
 */
export class Proposals {
  readonly #parts: ProposalsParts;
  readonly #held: HeldProposals;

  constructor(parts: ProposalsParts) {
    this.#parts = parts;
    this.#held = new HeldProposals(parts);
  }

  /** All that wait for a person to decide on them, the newest first. */
  async waiting(): Promise<readonly Proposal[]> {
    return (await this.#held.all()).filter(isWaiting).toReversed();
  }

  /**
   * Those of them that were held before this one, whatever has become of it.
   * @returns undefined when it was never held here
   */
  async waitingBefore(document: ProposalHandle): Promise<readonly Proposal[] | undefined> {
    const all = await this.#held.all();
    const place = all.findIndex((proposal) => proposal.document === document);
    return place < 0 ? undefined : all.slice(0, place).filter(isWaiting).toReversed();
  }

  async find(document: ProposalHandle): Promise<StandingProposal | undefined> {
    return (await this.#held.all()).find((proposal) => proposal.document === document);
  }

  /**
   * Holds transactions, each under its own key. Two equal lines on one day are two transactions when the bank's
   * paper tells them apart.
   * @returns for each the proposal, or the problem that keeps it from being held: key_used_differently, draft_deleted
   */
  async hold(transactions: readonly BankTransaction[]): Promise<readonly (HeldProposal | Problem)[]> {
    const { journal, session } = this.#parts;
    const { origin, database, login } = session;
    const read = async () => new Map((await this.#held.all()).map((each) => [each.key, each] as const));
    const known = await read();
    const outcomes: (HeldProposal | Problem)[] = [];
    for (const transaction of transactions) {
      const key = this.#keyOf(transaction);
      const request = requestDigest(identityOf(transaction));
      const before = known.get(key);
      if (before !== undefined) {
        outcomes.push(before.request === request ? again(before) : draftingProblems.keyUsedDifferently());
        continue;
      }
      const document = proposalHandle(key.slice(0, DIGITS));
      const standing = { state: 'waiting' } as const;
      const held: StandingProposal = { document, key, request, transaction, standing };
      await journal.append({
        what: 'proposal-held',
        connection: { origin, database, login },
        document,
        key,
        request,
        company: transaction.company.id,
        asked: transaction,
      });
      known.set(key, held);
      outcomes.push({ ...held, replayed: false });
    }
    // Another process may have held another one under the same key at the same moment: the first stands.
    const standing = await read();
    return outcomes.map((outcome) => {
      if (outcome instanceof Problem) return outcome;
      const isOurs = standing.get(outcome.key)?.request === outcome.request;
      return isOurs ? outcome : draftingProblems.keyUsedDifferently();
    });
  }

  #keyOf({ company, journal, source }: BankTransaction): string {
    const { makeKey, session } = this.#parts;
    const place = [session.origin, session.database, company.id, journal.id];
    return makeKey(['transaction', ...place, ...wordsOf(source)].join('\n'));
  }
}

/** What was discarded stays so: whoever repeats the request may not know that a person decided. */
function again(before: StandingProposal): HeldProposal | Problem {
  const { document, standing } = before;
  if (standing.state === 'discarded') return proposalProblems.discarded(document, standing.at);
  return { ...before, replayed: true };
}

function wordsOf(source: Source): (string | number)[] {
  switch (source.kind) {
    case 'bank':
      return ['bank', source.transaction];
    case 'file':
      return ['file', source.file, source.row];
    case 'key':
      return ['key', source.key];
  }
}

/** What was asked, without what Odoo says to it: names, and the partner of a document, may change. */
function identityOf({ company, journal, currency, partner, ...said }: BankTransaction) {
  return {
    ...said,
    company: company.id,
    journal: journal.id,
    currency: currency.id,
    partner: said.counterpart.kind === 'document' ? null : (partner?.id ?? null),
  };
}
