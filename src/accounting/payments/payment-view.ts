import type { Named } from '../documents.ts';
import type { MoveHandle, PaymentHandle } from '../handle.ts';

/** A document that a payment is meant for. Amounts are decimal strings in its currency. */
export interface PaidDocument {
  readonly document: MoveHandle;
  /** What was asked for it. */
  readonly amount: string;
  /** Its number now, and what is open of it now; absent when it is gone. */
  readonly number?: string;
  readonly open?: string;
}

/** One payment in full, as it now is in Odoo. */
export interface PaymentView {
  readonly document: PaymentHandle;
  readonly type: 'payment';
  readonly direction: 'pay' | 'receive';
  readonly state: 'draft' | 'posted' | 'cancel';
  /** The number, once posted. */
  readonly number?: string;
  readonly company: Named;
  readonly journal: Named;
  readonly partner?: Named;
  /** ISO date. */
  readonly date?: string;
  readonly memo?: string;
  readonly currency: string;
  readonly amount: string;
  /** What it is meant for, as this installation's journal remembers it: Odoo itself keeps no amounts. */
  readonly pays: readonly PaidDocument[];
  readonly warnings: readonly string[];
  /** The payment in Odoo's web client. */
  readonly url: string;
}
