import type { OdooPerson } from '../../support/odoo-person.ts';

interface Target {
  readonly admin: OdooPerson;
  readonly bill: number;
  /** Another number for each edit, so that no edit leaves everything as it was. */
  readonly salt: number;
}

type Edit = (target: Target) => Promise<unknown>;

/** As people change a draft in Odoo's own screens. */
const EDITS: readonly Edit[] = [
  onMove((salt) => ({ ref: `GE-${salt}.` })),
  onMove((salt) => ({ invoice_date: day('2026-10', salt) })),
  onMove((salt) => ({ invoice_date_due: day('2027-01', salt), invoice_payment_term_id: false })),
  onMove((salt) => ({ narration: `Something else, ${salt}.` })),
  onMove((salt) => ({ payment_reference: `47${salt}` })),
  onMove((salt) => ({
    invoice_line_ids: [[0, 0, { name: 'One more', quantity: 1, price_unit: 100 + salt, tax_ids: [] }]],
  })),
  onLine((salt) => ({ name: `Other chairs, ${salt}` })),
  onLine((salt) => ({ price_unit: 1_000 + salt })),
  onLine((salt) => ({ quantity: 2 + salt })),
  onLine((salt) => ({ discount: 1 + (salt % 90) })),
  ({ admin, bill, salt }) =>
    admin.create('ir.attachment', [
      { name: `other-${salt}.txt`, datas: 'YQ==', res_model: 'account.move', res_id: bill },
    ]),
];

/** @param which any number */
export async function editInOdoo(target: Target, which: number): Promise<void> {
  await EDITS[which % EDITS.length]?.(target);
}

type Values = Readonly<Record<string, unknown>>;

function onMove(values: (salt: number) => Values): Edit {
  return ({ admin, bill, salt }) => admin.write('account.move', [bill], values(salt));
}

function onLine(values: (salt: number) => Values): Edit {
  return async ({ admin, bill, salt }) => {
    const [line] = await admin.search('account.move.line', [
      ['move_id', '=', bill],
      ['display_type', '=', 'product'],
    ]);
    await admin.write('account.move', [bill], { invoice_line_ids: [[1, line, values(salt)]] });
  };
}

function day(month: string, salt: number): string {
  return `${month}-${String(1 + (salt % 28)).padStart(2, '0')}`;
}
