import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import { idOf } from '../../accounting/handle.ts';
import type { PaymentHandle } from '../../accounting/handle.ts';
import type { Currency } from '../../accounting/master-data.ts';
import { paymentFields, paymentRows } from '../../accounting/payments/payment-rows.ts';
import type { PaymentRow } from '../../accounting/payments/payment-rows.ts';
import { odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import { anyOf, search } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import type { Attachment } from '../snapshot/snapshot.ts';
import type { ReadPayment } from './read-payment.ts';

/** More payments alike than these are not named anyway. */
const MOST_ALIKE = 200;

const familyRows = z.array(z.object({ id: z.int(), commercial_partner_id: odooMany2one }));
const fileRows = z.array(
  z.object({ id: z.int(), name: z.string(), checksum: odooText, url: odooText, res_id: z.int() }),
);

/** The company that each partner belongs to, by the partner's id. */
export async function familiesOf(
  payments: readonly ReadPayment[],
  { client, companies }: AskingOdoo,
): Promise<ReadonlyMap<number, number>> {
  const ids = [...new Set(payments.flatMap(({ partner_id: partner }) => partner?.id ?? []))];
  if (ids.length === 0) return new Map();
  const rows = familyRows.parse(
    await client.call('res.partner', 'search_read', {
      args: [[['id', 'in', ids]]],
      kwargs: { fields: ['commercial_partner_id'], order: 'id' },
      context: { allowed_company_ids: [...companies], active_test: false },
    }),
  );
  return new Map(
    rows.flatMap(({ id, commercial_partner_id: family }): [number, number][] =>
      family === undefined ? [] : [[id, family.id]],
    ),
  );
}

/** The files of payments, by Odoo's id of the payment. */
export async function filesOf(
  documents: readonly PaymentHandle[],
  { client, companies }: AskingOdoo,
): Promise<ReadonlyMap<number, Attachment[]>> {
  const ofPayments = [
    ['res_model', '=', 'account.payment'],
    ['res_id', 'in', documents.map(idOf)],
  ];
  const rows = fileRows.parse(
    await client.call('ir.attachment', 'search_read', {
      args: [ofPayments],
      kwargs: { fields: ['name', 'checksum', 'url', 'res_id'], order: 'id' },
      context: { allowed_company_ids: [...companies] },
    }),
  );
  const byPayment = Map.groupBy(rows, (row) => row.res_id);
  return new Map(
    [...byPayment].map(([id, own]) => {
      const files = own.map(({ id: file, name, checksum = '', url = '' }) => ({
        ...{ id: file, name, checksum, url },
      }));
      return [id, files] as const;
    }),
  );
}

/** The payments that are named, and those that may be the same as these. */
export async function paymentsNear(
  payments: readonly ReadPayment[],
  named: readonly PaymentHandle[],
  currencies: ReadonlyMap<number, Currency>,
  asking: AskingOdoo,
): Promise<readonly PaymentRow[]> {
  const alike = payments.flatMap((payment): Json[][] =>
    payment.partner_id === undefined
      ? []
      : [
          [
            ['partner_id', '=', payment.partner_id.id],
            ['payment_type', '=', payment.payment_type],
            ['amount', '=', payment.amount],
            ['date', '=', payment.date ?? false],
          ],
        ],
  );
  const rows = await search(asking, {
    model: 'account.payment',
    domain: anyOf([[['id', 'in', named.map(idOf)]], ...alike]),
    fields: paymentFields(asking.version),
    ...{ order: 'id', limit: named.length + MOST_ALIKE },
  });
  return paymentRows(rows, currencies);
}

/** Whether a payment may be another one for the same. */
export function isAlike(
  row: PaymentRow,
  { document, payment }: { readonly document: PaymentHandle; readonly payment: ReadPayment },
): boolean {
  return (
    row.document !== document &&
    row.state !== 'cancel' &&
    row.partner?.id === payment.partner_id?.id &&
    row.company.id === payment.company_id?.id &&
    row.direction === (payment.payment_type === 'outbound' ? 'pay' : 'receive') &&
    row.date === payment.date &&
    Number(row.amount) === payment.amount
  );
}
