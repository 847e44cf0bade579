import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { Named } from '../documents.ts';
import { paymentHandle } from '../handle.ts';
import type { PaymentHandle } from '../handle.ts';
import type { Currency } from '../master-data.ts';
import { odooFloat, odooMany2one, odooText } from '../reading/odoo-values.ts';
import { paymentMemoField } from '../versions.ts';

/** The fields that a payment is read by. */
export function paymentFields(version: OdooVersion): string[] {
  return [
    ...['name', 'state', 'payment_type', 'partner_id', 'amount', 'date'],
    ...['journal_id', 'currency_id', 'company_id', 'create_uid'],
    paymentMemoField(version),
  ];
}

const rowsShape = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    state: z.string(),
    payment_type: z.enum(['outbound', 'inbound']),
    partner_id: odooMany2one,
    amount: odooFloat,
    date: odooText,
    journal_id: odooMany2one,
    currency_id: odooMany2one,
    company_id: odooMany2one,
    create_uid: odooMany2one,
    memo: odooText.optional(),
    ref: odooText.optional(),
  }),
);

/** What Odoo says of a payment. */
export interface PaymentRow {
  readonly document: PaymentHandle;
  readonly direction: 'pay' | 'receive';
  readonly state: 'draft' | 'posted' | 'cancel';
  readonly number?: string;
  readonly company: Named;
  readonly journal: Named;
  readonly partner?: Named;
  readonly date?: string;
  readonly memo?: string;
  readonly currency: string;
  readonly amount: string;
  readonly createdBy?: number;
}

/** @param rows what `search_read` answered */
export function paymentRows(rows: unknown, currencies: ReadonlyMap<number, Currency>): PaymentRow[] {
  return rowsShape.parse(rows).flatMap((row): PaymentRow[] => {
    const { company_id: company, journal_id: journal, currency_id: currency } = row;
    // Odoo demands all three of a payment.
    if (company === undefined || journal === undefined || currency === undefined) return [];
    const state = stateOf(row.state);
    return [
      {
        document: paymentHandle(row.id),
        direction: row.payment_type === 'outbound' ? 'pay' : 'receive',
        state,
        number: state === 'draft' || row.name === '/' ? undefined : row.name,
        company,
        journal,
        partner: row.partner_id,
        date: row.date,
        memo: row.memo ?? row.ref,
        currency: currency.name,
        amount: formatDecimal(fromOdooFloat(row.amount, currencies.get(currency.id)?.places ?? 2)),
        createdBy: row.create_uid?.id,
      },
    ];
  });
}

/** 14 to 17: draft, posted, cancel(led); 18 and newer: draft, in_process, paid, canceled, rejected. */
function stateOf(state: string): 'draft' | 'posted' | 'cancel' {
  if (state === 'draft') return 'draft';
  return state === 'in_process' || state === 'paid' || state === 'posted' ? 'posted' : 'cancel';
}
