import type { MoveHandle } from '../../src/accounting/handle.ts';
import { parseDecimal, ZERO } from '../../src/common/decimal.ts';
import type { SettleableDocument } from '../../src/posting/settling/settleable-documents.ts';
import type { LookedUp, PaymentSnapshot } from '../../src/posting/payments/payment-snapshot.ts';
import type { MeantDocument } from '../../src/posting/settling/plan-settlements.ts';
import { paymentOf } from '../../src/posting/payments/read-payment.ts';
import type { RawRecord } from '../../src/posting/snapshot/snapshot.ts';

const EUR = { id: 1, name: 'EUR', places: 2 };
const USD = { id: 2, name: 'USD', places: 2 };
export const PAYABLE = 20;

const named = (id: number, display_name: string) => ({ id, display_name });

/** A draft of 120.00 EUR to Azure Interior, as Odoo 19 has it. */
export const PAYMENT_RECORD: RawRecord = {
  ...{ id: 7, name: false, state: 'draft', payment_type: 'outbound', partner_type: 'supplier' },
  ...{ partner_id: named(10, 'Azure Interior'), partner_bank_id: false, amount: 120 },
  ...{ amount_company_currency_signed: -120, date: '2026-12-01', journal_id: named(5, 'Bank') },
  ...{ company_id: named(1, 'Lindenhof GmbH'), currency_id: named(EUR.id, 'EUR') },
  ...{ company_currency_id: named(EUR.id, 'EUR'), memo: 'Bill 7', move_id: false, is_sent: false },
  ...{ payment_method_line_id: named(3, 'Manual Payment'), payment_method_id: named(2, 'Manual') },
  outstanding_account_id: named(21, '100920 Outstanding Payments'),
  destination_account_id: named(PAYABLE, '200000 Trade Payables'),
};

/** A posted bill of Azure Interior. */
export function openBill(id: number, open: string, change: Partial<SettleableDocument> = {}) {
  const document: MoveHandle = `move/${id}`;
  const left = parseDecimal(`-${open}`) ?? ZERO;
  const bill: SettleableDocument = {
    document,
    type: 'in_invoice',
    state: 'posted',
    name: `BILL/2026/${id}`,
    partner: { id: 10, name: 'Azure Interior' },
    commercialPartner: { id: 10, name: 'Azure Interior' },
    company: { id: 1, name: 'Lindenhof GmbH' },
    currency: EUR,
    open,
    items: [{ id: id * 10, account: PAYABLE, currency: EUR.id, left }],
    ...change,
  };
  return bill;
}

/** That the payment is meant to pay it. */
export function meantFor(now: SettleableDocument, asked = now.open): MeantDocument {
  return { document: now.document, asked, now };
}

interface PaymentChange {
  readonly record?: RawRecord;
  readonly meant?: readonly MeantDocument[];
  readonly lookedUp?: Partial<LookedUp>;
  readonly files?: PaymentSnapshot['files'];
}

/** That draft with what is to be different about it. */
export function aPayment({ record, meant = [], lookedUp, files = [] }: PaymentChange = {}): PaymentSnapshot {
  const whole = { ...PAYMENT_RECORD, ...record };
  return {
    document: 'payment/7',
    version: { major: 19, text: '19.0' },
    record: whole,
    payment: paymentOf(whole),
    files,
    currencies: new Map([EUR, USD].map((currency) => [currency.id, currency] as const)),
    family: 10,
    set: [],
    meant,
    lookedUp: { otherDrafts: [], alike: [], bankAccounts: [], ...lookedUp },
  };
}
