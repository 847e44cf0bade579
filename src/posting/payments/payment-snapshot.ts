import { createHash } from 'node:crypto';
import { canonicalJson } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { PaymentHandle } from '../../accounting/handle.ts';
import type { Currency } from '../../accounting/master-data.ts';
import type { PaymentRow } from '../../accounting/payments/payment-rows.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import type { ChangedBankAccount } from '../review/warnings/findings.ts';
import { comparableValue, counts } from '../snapshot/digest.ts';
import type { Attachment, RawRecord } from '../snapshot/snapshot.ts';
import { planSettlements } from '../settling/plan-settlements.ts';
import type { MeantDocument, SettlementPlan } from '../settling/plan-settlements.ts';
import type { ReadPayment } from './read-payment.ts';

/** The entry that a draft payment has already, up to 17: every stored field of it and of its items. */
export interface DraftEntry {
  readonly move: RawRecord;
  readonly items: readonly RawRecord[];
}

/** A payment as Odoo holds it, and the documents that it is meant to pay as they now are. */
export interface PaymentSnapshot {
  readonly document: PaymentHandle;
  readonly version: OdooVersion;
  /** Every stored field, and some that Odoo computes. */
  readonly record: RawRecord;
  readonly payment: ReadPayment;
  readonly entry?: DraftEntry;
  readonly files: readonly Attachment[];
  readonly currencies: ReadonlyMap<number, Currency>;
  /** The company that its partner belongs to. */
  readonly family?: number;
  readonly meant: readonly MeantDocument[];
  /** What it is asked about with; no part of the digest. */
  readonly set: AskedSet;
  /** What was looked up for the warnings; no part of the digest. */
  readonly lookedUp: LookedUp;
}

export interface LookedUp {
  /** Other drafts that are meant to pay one of the same documents. */
  readonly otherDrafts: readonly (PaymentRow & { readonly pays: readonly MeantDocument[] })[];
  /** Other payments of the same partner, amount and date. */
  readonly alike: readonly PaymentRow[];
  /** The last closed day, where the payment is dated in a closed period. */
  readonly closedUntil?: string;
  /** Bank accounts of who is paid, made or changed lately; missing where Odoo refused to look. */
  readonly bankAccounts?: readonly ChangedBankAccount[];
}

/** "120.00": as many decimals as the currency has. */
export function inCurrency({ currencies }: PaymentSnapshot, amount: number, currency: number): string {
  return formatDecimal(fromOdooFloat(amount, currencies.get(currency)?.places ?? 2));
}

/** What posting it settles. */
export function planOf({ payment, family, meant, currencies }: PaymentSnapshot): SettlementPlan {
  const { currency_id: currency } = payment;
  return planSettlements(
    {
      amount: fromOdooFloat(payment.amount, currencies.get(currency?.id ?? 0)?.places ?? 2),
      direction: payment.payment_type === 'outbound' ? 'pay' : 'receive',
      company: payment.company_id?.id,
      family,
      account: payment.destination_account_id?.id,
      currency: currency?.id,
    },
    meant,
  );
}

/**
 * SHA-256 over all that is stored of a payment, of the entry that it may have, and over what it is meant to pay as that
 * now is. Two reads with the same digest are the same payment to the person who approves.
 */
export function digestOfPayment({ record, entry, files, meant }: PaymentSnapshot): string {
  const comparable = {
    payment: stored(record),
    entry: entry === undefined ? null : [stored(entry.move), ...entry.items.map(stored)],
    files: files.map(({ id, name, checksum, url }) => ({ id, name, checksum, url })),
    meant: meant.map(ofMeant),
  };
  return createHash('sha256').update(canonicalJson(comparable)).digest('hex');
}

function ofMeant({ document, asked, now }: MeantDocument): Json {
  if (now === undefined) return { document, asked };
  return {
    ...{ document, asked, type: now.type, state: now.state },
    company: now.company?.id ?? null,
    partner: now.commercialPartner?.id ?? null,
    currency: now.currency.id,
    items: now.items.map(({ id, account, currency, left }) => [id, account, currency, formatDecimal(left)]),
  };
}

function stored(record: RawRecord): Json {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([field]) => counts(field))
      .map(([field, value]) => [field, comparableValue(value)] as const),
  );
}
