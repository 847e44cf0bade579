import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../common/json.ts';
import type { Named } from '../../accounting/documents.ts';
import type { MoveHandle, ProposalHandle } from '../../accounting/handle.ts';
import type { Currency } from '../../accounting/master-data.ts';
import type { Source } from '../../accounting/proposals/bank-transaction.ts';
import type { Settlement } from '../settling/plan-settlements.ts';

/** The journal that a transaction is entered in. */
export interface MoneyJournal extends Named {
  readonly type: 'bank' | 'cash' | 'credit';
  /** Where the money itself is booked. */
  readonly account: Named;
}

/** The account that stands against the money, and why that one. */
export type Against =
  | { readonly kind: 'account'; readonly account: Named }
  | { readonly kind: 'document'; readonly account: Named; readonly settles: Settlement }
  | { readonly kind: 'suspense'; readonly account: Named };

/** A transaction that Odoo has already. */
export interface SameLine {
  readonly move: MoveHandle;
  readonly number: string;
}

/** A proposed transaction, with every record that it names as it now is in Odoo. Amounts are decimal strings. */
export interface TransactionFacts {
  readonly document: ProposalHandle;
  readonly company: Named & { readonly currency: number };
  readonly journal: MoneyJournal;
  readonly currency: Currency;
  /** ISO date. */
  readonly date: string;
  /** Signed: money that comes in is positive. */
  readonly amount: string;
  readonly description: string;
  readonly partner?: Named;
  readonly against: Against;
  readonly source: Source;
  /** Others in the same journal with the same date, amount and text. */
  readonly alike: readonly SameLine[];
  /** When it was sent before, and nobody knows whether it arrived: ISO time. */
  readonly sentBefore?: string;
}

/** SHA-256 over all of it. Two reads with the same digest are the same transaction to the person who decides. */
export function digestOfFacts(facts: TransactionFacts): string {
  const json = z.json().parse(JSON.parse(JSON.stringify(facts)));
  return createHash('sha256').update(canonicalJson(json)).digest('hex');
}
