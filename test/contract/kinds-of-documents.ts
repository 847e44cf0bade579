import { below, bill, draftAll, invoice, newKey } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';

const INVOICES = [
  'in_invoice',
  'in_refund',
  'in_receipt',
  'out_invoice',
  'out_refund',
  'out_receipt',
] as const;
export const KINDS = [...INVOICES, 'entry'] as const;
export type Kind = (typeof KINDS)[number];

/** An entry over 100.00. */
export function entryCells(odoo: Odoo, header: Cells = {}): readonly Cells[] {
  const { sample } = odoo;
  const items = [
    { 'account_id/.id': `${sample.account('600000')}`, name: 'Rent', debit: '100.00', credit: '0' },
    { 'account_id/.id': `${sample.account('400000')}`, name: 'Rent', debit: '0', credit: '100.00' },
  ];
  const first = {
    id: newKey(),
    move_type: 'entry',
    'journal_id/.id': `${sample.journal('MISC')}`,
    date: '2026-11-20',
    ref: odoo.unique('entry'),
    ...header,
  };
  return items.map((cells, index) => ({ ...(index === 0 ? first : {}), ...below('line_ids', cells) }));
}

/** One draft of each kind, over 119.00. */
export async function oneOfEach(odoo: Odoo): Promise<Readonly<Record<Kind, number>>> {
  const documents = INVOICES.map((kind) =>
    kind.startsWith('in_') ? bill(odoo, { move_type: kind }) : invoice(odoo, { move_type: kind }),
  );
  const [bought = 0, returned = 0, receipt = 0, sold = 0, credited = 0, given = 0] = await draftAll(
    odoo,
    documents,
  );
  const [entry = 0] = await draftAll(odoo, entryCells(odoo));
  return {
    in_invoice: bought,
    in_refund: returned,
    in_receipt: receipt,
    out_invoice: sold,
    out_refund: credited,
    out_receipt: given,
    entry,
  };
}
