import { z } from 'zod';
import { Problem } from '../../common/problem.ts';
import type { StoredEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { requestDigest } from '../drafting/once/draft-key.ts';
import type { KeyMaker } from '../drafting/once/draft-key.ts';
import { draftingProblems } from '../drafting/problems.ts';
import { parseHandle, proposalHandle } from '../handle.ts';
import type { ProposalHandle } from '../handle.ts';
import { bankTransaction } from './bank-transaction.ts';
import type { BankTransaction, Source } from './bank-transaction.ts';

/** So many hexadecimal digits tell the proposals of one installation apart. */
const DIGITS = 16;

/** A proposal that is held. */
export interface Proposal {
  readonly document: ProposalHandle;
  readonly key: string;
  /** SHA-256 of the canonical request. */
  readonly request: string;
  readonly transaction: BankTransaction;
}

/** What became of a request: it is held now, or was before. */
export interface HeldProposal extends Proposal {
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

  constructor(parts: ProposalsParts) {
    this.#parts = parts;
  }

  /** All that are held for this database, the newest first. */
  async all(): Promise<readonly Proposal[]> {
    return heldIn(await this.#parts.journal.entries(), this.#parts.session).toReversed();
  }

  async find(document: ProposalHandle): Promise<Proposal | undefined> {
    return (await this.all()).find((proposal) => proposal.document === document);
  }

  /**
   * Holds transactions, each under its own key. Two equal lines on one day are two transactions when the bank's
   * paper tells them apart.
   * @returns for each the proposal, or the problem that keeps it from being held: key_used_differently
   */
  async hold(transactions: readonly BankTransaction[]): Promise<readonly (HeldProposal | Problem)[]> {
    const { journal, session } = this.#parts;
    const { origin, database, login } = session;
    const read = async () =>
      new Map(heldIn(await journal.entries(), session).map((each) => [each.key, each] as const));
    const known = await read();
    const outcomes: (HeldProposal | Problem)[] = [];
    for (const transaction of transactions) {
      const key = this.#keyOf(transaction);
      const request = requestDigest(identityOf(transaction));
      const before = known.get(key);
      if (before !== undefined) {
        outcomes.push(
          before.request === request ? { ...before, replayed: true } : draftingProblems.keyUsedDifferently(),
        );
        continue;
      }
      const document = proposalHandle(key.slice(0, DIGITS));
      const held: Proposal = { document, key, request, transaction };
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

const handleShape = z.string().transform((text, context): ProposalHandle => {
  const handle = parseHandle(text);
  if (handle?.startsWith('proposal/') === true) return proposalHandle(handle.slice('proposal/'.length));
  context.addIssue('no proposal');
  return z.NEVER;
});

/** The oldest first, one for each key. */
function heldIn(
  entries: readonly StoredEntry[],
  place: Pick<OdooSession, 'origin' | 'database'>,
): Proposal[] {
  const held = new Map<string, Proposal>();
  for (const entry of entries) {
    if (entry.what !== 'proposal-held' || held.has(entry.key)) continue;
    const { connection, key, request } = entry;
    if (connection.origin !== place.origin || connection.database !== place.database) continue;
    const document = handleShape.safeParse(entry.document).data;
    const transaction = bankTransaction.safeParse(entry.asked).data;
    if (document !== undefined && transaction !== undefined)
      held.set(key, { document, key, request, transaction });
  }
  return [...held.values()];
}
