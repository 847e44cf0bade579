import type { Office } from './office.ts';
import { openOffice } from './office.ts';
import { json, json2Error, ScriptedOdoo } from './scripted-odoo.ts';
import type { Script } from './scripted-odoo.ts';
import { CANARY } from './canaries.ts';
import { LOGIN, ODOO_19 } from './scripted-session.ts';

const named = (id: number, name: string) => ({ id, display_name: name });
const euro = { id: 1, name: 'EUR', decimal_places: 2 };

const LINE = {
  id: 71,
  sequence: 10,
  name: 'Office chairs',
  display_type: 'product',
  quantity: 1,
  price_unit: 480,
  discount: 0,
  price_subtotal: 480,
  amount_currency: 480,
  balance: 480,
  date: '2026-11-20',
  date_maturity: false,
  company_id: 1,
  journal_id: 2,
  currency_id: euro,
  reconciled: false,
  matching_number: false,
  amount_residual: 0,
  amount_residual_currency: 0,
  tax_base_amount: 0,
  tax_tag_ids: [],
  discount_date: false,
  discount_amount_currency: 0,
  analytic_distribution: false,
  partner_id: named(9, 'Azure Interior'),
  account_id: { id: 32, code: '600000', name: 'Expenses' },
  tax_ids: [named(2, '15%')],
  tax_line_id: false,
  product_id: false,
  write_uid: 7,
  create_date: '2026-11-21 09:00:00',
  write_date: '2026-11-21 09:00:00',
};

const BILL = {
  id: 7,
  name: false,
  move_type: 'in_invoice',
  state: 'draft',
  company_id: named(1, 'Lindenhof GmbH'),
  journal_id: named(2, 'Purchases'),
  partner_id: { ...named(9, 'Azure Interior'), vat: 'DE136695976' },
  ref: '2026-114',
  invoice_date: '2026-11-20',
  date: '2026-11-20',
  invoice_date_due: '2026-12-20',
  invoice_payment_term_id: named(4, '30 Days'),
  currency_id: euro,
  company_currency_id: euro,
  amount_untaxed: 480,
  amount_tax: 72,
  amount_total: 552,
  amount_total_signed: -552,
  auto_post: 'no',
  commercial_partner_id: 9,
  partner_bank_id: false,
  payment_reference: false,
  narration: false,
  tax_lock_date_message: false,
  create_uid: 7,
  write_uid: 7,
  create_date: '2026-11-21 09:00:00',
  write_date: '2026-11-21 09:00:00',
  posted_before: false,
  is_move_sent: false,
  amount_residual: 552,
  reversed_entry_id: false,
  duplicated_ref_ids: [],
};

const draftRow = (id: number) => ({
  id,
  move_type: 'in_invoice',
  company_id: [1, 'Lindenhof GmbH'],
  partner_id: [9, 'Azure Interior'],
  ref: `INV/2026/${String(id).padStart(5, '0')}`,
  invoice_date: '2026-11-20',
  date: '2026-11-20',
  invoice_date_due: '2026-12-20',
  amount_total: 1234.5,
  amount_total_signed: -1234.5,
  company_currency_id: [1, 'EUR'],
  currency_id: [1, 'EUR'],
  message_attachment_count: 1,
});

/** An Odoo that knows one vendor, one bill that becomes posted when it is told to, and any number of drafts. */
export interface ScriptedBooks {
  readonly odoo: ScriptedOdoo;
  readonly office: Office;
  readonly dispose: () => Promise<void>;
}

/**
 * @param drafts how many drafts the list has
 * @param more scripts by path, before those of the bill
 */
export async function openScriptedBooks({
  drafts = 2,
  more = {},
}: { drafts?: number; more?: Readonly<Record<string, Script>> } = {}): Promise<ScriptedBooks> {
  const bill: { state: string; name: string | false } = { state: 'draft', name: false };
  const stored = { type: 'char', store: true };
  const odoo = await ScriptedOdoo.start({
    '/web/version': ODOO_19,
    '/json/2/res.users/context_get': json({ uid: 7 }),
    '/json/2/res.users/read': json([{ id: 7, login: LOGIN, company_id: [1, 'x'], company_ids: [1] }]),
    '/json/2/res.company/search_read': json([{ id: 1, name: 'Lindenhof GmbH' }]),
    '/json/2/res.currency/search_read': json([euro]),
    '/json/2/account.journal/search_read': json([{ id: 2, name: 'Purchases' }]),
    '/json/2/ir.model.data/check_object_reference': json2Error(500, 'builtins.ValueError'),
    '/json/2/ir.attachment/search_read': json([]),
    '/json/2/account.move/fields_get': json({ name: stored, state: stored }),
    '/json/2/account.move.line/fields_get': json({ name: stored }),
    // Drafts are listed; whatever is looked up about a document is not there.
    '/json/2/account.move/search_read': (request, response) => {
      const isListed = request.body.includes('amount_total_signed');
      const rows = Array.from({ length: drafts }, (_, index) => draftRow(1000 + drafts - index));
      json(isListed ? rows : [])(request, response);
    },
    '/json/2/res.partner.bank/search_read': json([]),
    '/json/2/account.tax/search_read': json([]),
    '/json/2/account.move/message_post': json([1]),
    '/json/2/account.payment/search_read': json([]),
    '/json/2/res.partner/search_read': json([
      {
        ...{ id: 9, name: 'Azure Interior', vat: 'DE136695976', email: false, ref: false },
        ...{ city: 'Hamburg', country_id: [57, 'Germany'], parent_id: false },
      },
    ]),
    '/json/2/account.move/web_read': (request, response) => {
      json([{ ...BILL, ...bill, line_ids: [LINE], invoice_line_ids: [LINE] }])(request, response);
    },
    '/json/2/account.move/load': json({ ids: [7], messages: [] }),
    '/json/2/account.move/action_post': (request, response) => {
      Object.assign(bill, { state: 'posted', name: 'BILL/2026/11/0001' });
      json(false)(request, response);
    },
    ...more,
  });
  const office = await openOffice({ url: odoo.url, database: 'books', login: LOGIN, secret: CANARY });
  return {
    odoo,
    office,
    dispose: async () => {
      await office.dispose();
      await odoo.close();
    },
  };
}
