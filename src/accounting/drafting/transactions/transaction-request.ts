import type { CompanyArgument } from '../../companies.ts';
import type { MoveHandle } from '../../handle.ts';
import type { RecordArgument } from '../../records/resolve.ts';

/** What stands against a transaction, as it is asked for. */
export type CounterpartRequest =
  | { readonly kind: 'account'; readonly account: RecordArgument }
  | { readonly kind: 'document'; readonly document: MoveHandle }
  | { readonly kind: 'suspense' };

/** One line of a bank's paper. Amounts are canonical decimal strings. */
export interface TransactionLine {
  /** ISO date. */
  readonly date: string;
  /** Signed: money that comes in is positive. */
  readonly amount: string;
  readonly description: string;
  readonly partner?: RecordArgument;
  readonly counterpart: CounterpartRequest;
  /** The bank's own id of it. */
  readonly transactionId?: string;
  /** The row of the file. */
  readonly row?: number;
  readonly idempotencyKey?: string;
}

/** Transactions of one bank or cash journal, as they were asked for, parsed. */
export interface TransactionsRequest {
  readonly company?: CompanyArgument;
  readonly journal: RecordArgument;
  /** What the file is known by: its SHA-256, or its name. */
  readonly file?: string;
  readonly transactions: readonly TransactionLine[];
}
