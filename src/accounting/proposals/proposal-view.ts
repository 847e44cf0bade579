import type { Named } from '../documents.ts';
import type { MoveHandle, ProposalHandle } from '../handle.ts';
import type { Source } from './bank-transaction.ts';

/** What stands against a proposed transaction, as it now is in Odoo. */
export type CounterpartView =
  | { readonly kind: 'account'; readonly account: Named }
  | {
      readonly kind: 'document';
      readonly document: MoveHandle;
      /** Its number now, and what is open of it now; absent when it is gone. */
      readonly number?: string;
      readonly open?: string;
      readonly currency?: string;
    }
  | { readonly kind: 'suspense' };

/** A proposed bank or cash transaction in full, every record that it names read anew. */
export interface ProposalView {
  readonly document: ProposalHandle;
  readonly type: 'bank_transaction';
  readonly state: 'proposed';
  readonly company: Named;
  readonly journal: Named;
  readonly partner?: Named;
  /** ISO date. */
  readonly date: string;
  readonly description: string;
  readonly currency: string;
  /** Signed: money that comes in is positive. */
  readonly amount: string;
  readonly counterpart: CounterpartView;
  readonly source: Source;
  readonly warnings: readonly string[];
}
