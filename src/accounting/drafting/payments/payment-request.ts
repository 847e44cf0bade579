import type { Json } from '../../../common/json.ts';
import type { CompanyArgument } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { RecordArgument } from '../../records/resolve.ts';

/** Money goes out, or comes in. */
export type Direction = 'pay' | 'receive';

/** A document that a payment is for, and how much of the payment. Left out, all that is open, as far as it goes. */
export interface PaysRequest {
  readonly document: MoveHandle;
  readonly amount?: string;
}

/** A payment as it was asked for, parsed. What was not said is not here. Amounts are canonical decimal strings. */
export interface PaymentRequest {
  readonly company?: CompanyArgument;
  /** Left out, what the documents that it pays say. */
  readonly direction?: Direction;
  readonly partner?: RecordArgument;
  /** Left out, the sum of what it pays. */
  readonly amount?: string;
  readonly date: string;
  /** Left out, the company's first bank journal. */
  readonly journal?: RecordArgument;
  /** Left out, that of what it pays, or of the journal. */
  readonly currency?: RecordArgument;
  readonly memo?: string;
  readonly pays: readonly PaysRequest[];
  readonly idempotencyKey?: string;
  /** A person wants it although somebody has thrown the first one away. */
  readonly again?: boolean;
}

/** What the request names, found. What it leaves out stays out: that may be another thing tomorrow. */
export interface NamedPayment extends Omit<PaymentRequest, 'company' | 'partner' | 'journal' | 'currency'> {
  readonly company: Named;
  readonly partner?: number;
  readonly journal?: number;
  readonly currency?: number;
}

/** A payment that can be drafted. */
export interface ResolvedPayment {
  readonly company: Named;
  readonly direction: Direction;
  readonly partnerType: 'supplier' | 'customer';
  readonly partner: number;
  readonly amount: string;
  readonly date: string;
  readonly journal: Named;
  readonly currency: Named;
  readonly memo?: string;
  /** Each with the amount that is meant for it. */
  readonly pays: readonly Required<PaysRequest>[];
  /** Sentences about what was filled in. */
  readonly notes: readonly string[];
}

/** The request as data for the journal: what was asked, names resolved, without its key. */
export function paymentData(payment: NamedPayment): Json {
  return {
    kind: 'payment',
    company: payment.company.id,
    direction: payment.direction ?? null,
    partner: payment.partner ?? null,
    amount: payment.amount ?? null,
    date: payment.date,
    journal: payment.journal ?? null,
    currency: payment.currency ?? null,
    memo: payment.memo ?? null,
    pays: payment.pays.map(({ document, amount }) => ({ document, amount: amount ?? null })),
  };
}

/** What is remembered besides, for the gate that settles: what the payment is for, by the amounts of that day. */
export function settlesData({ pays }: ResolvedPayment): Json {
  return { pays: pays.map(({ document, amount }) => ({ document, amount })) };
}
