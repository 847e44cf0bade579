import type { MoveHandle, ProposalHandle } from '../../accounting/handle.ts';
import type { StandingProposal } from '../../accounting/proposals/held-proposals.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import type { EnteredTransaction } from './entered-transaction.ts';
import type { LineRow } from './same-lines.ts';
import type { TransactionFacts } from './transaction-facts.ts';

/** Which transactions in Odoo cannot be the one that was sent: other proposals became them, or others made them. */
export type IsOther = (line: LineRow & { readonly move: MoveHandle }) => boolean;

/** How a version of Odoo takes a transaction. */
export interface EnteringWay {
  /**
   * Sends it, once.
   * @returns what Odoo answered, which proves nothing
   */
  send(writer: OdooClient, facts: TransactionFacts, lastCheck: () => Promise<void>): Promise<unknown>;

  /** What is in Odoo of a transaction that was sent; undefined when nothing is found, or not for sure. */
  find(
    asking: AskingOdoo,
    facts: TransactionFacts,
    answer: unknown,
    isOther: IsOther,
  ): Promise<EnteredTransaction | undefined>;

  /**
   * Posts what was made as a draft, once; what came of it, `find` tells.
   * @throws Problem when it is not what was shown, and what sending ends with
   */
  finish(
    writer: OdooClient,
    asking: AskingOdoo,
    facts: TransactionFacts,
    made: EnteredTransaction,
  ): Promise<unknown>;

  /** What is in Odoo of proposals that were sent before. */
  findEarlier(
    asking: AskingOdoo,
    proposals: readonly StandingProposal[],
    isOther: IsOther,
  ): Promise<ReadonlyMap<ProposalHandle, EnteredTransaction>>;
}

/** What Odoo is sent of a transaction. */
export function valuesOf({ date, description, amount, partner, against }: TransactionFacts) {
  return {
    date,
    payment_ref: description,
    amount: Number(amount),
    ...(partner !== undefined && { partner_id: partner.id }),
    // Odoo itself takes the journal's suspense account where none is named.
    ...(against.kind !== 'suspense' && { counterpart_account_id: against.account.id }),
  };
}
