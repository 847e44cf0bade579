import fc from 'fast-check';
import { FIRST } from '../contract/sample.ts';
import { anyDocument, key } from './what.ts';
import type { What } from './what.ts';
import type { Tree } from './planned-call.ts';
import { REFERENCES, date, partner, price } from './values.ts';

/* Calls that change nothing. */

/**
 * Of a load that was rolled back Odoo may still remember the name, and looks for the record. In the company that all
 * have it then says what the demo company says, which has forgotten it: nothing is there.
 */
export const lookUp: fc.Arbitrary<What> = key.map((n) => ({
  companies: [FIRST],
  model: 'ir.model.data',
  method: 'check_object_reference',
  named: { module: '__mcp_odoo__', xml_id: { $keyName: n } },
}));

export const mayI: fc.Arbitrary<What> = fc
  .constantFrom('read', 'create', 'write', 'unlink')
  .map((operation) => ({
    method: 'check_access_rights',
    named: { operation, raise_exception: false },
  }));

const MOVE_FIELDS = [
  'name',
  'state',
  'move_type',
  'partner_id',
  'ref',
  'invoice_date',
  'date',
  'amount_total',
  'currency_id',
  'company_id',
  'journal_id',
];
const condition: fc.Arbitrary<Tree> = fc.oneof(
  fc.constantFrom('draft', 'posted', 'cancel').map((state): Tree => ['state', '=', state]),
  fc
    .constantFrom('in_invoice', 'out_invoice', 'entry', 'in_refund')
    .map((type): Tree => ['move_type', '=', type]),
  fc.constant<Tree>(['move_type', 'in', ['in_invoice', 'in_refund']]),
  fc.constantFrom('azure', 'leipzig', 'GmbH', 'k%g').map((words): Tree => ['partner_id', 'ilike', words]),
  fc
    .tuple(
      fc.constantFrom('=', '=ilike', 'ilike', 'not ilike', '!='),
      fc.constantFrom(...REFERENCES, 'a%', false),
    )
    .map(([operator, words]): Tree => (words === false ? ['ref', '=', false] : ['ref', operator, words])),
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '='), date)
    .map(([operator, day]): Tree => ['date', operator, day]),
  fc
    .tuple(fc.constantFrom('<', '>='), price)
    .map(([operator, amount]): Tree => ['amount_total', operator, Number(amount)]),
  fc.constant<Tree>(['invoice_date', '=', false]),
  partner.map((id): Tree => ['partner_id', '=', id]),
  partner.map((id): Tree => ['commercial_partner_id', '=', id]),
);
const domain: fc.Arbitrary<Tree[]> = fc.oneof(
  // Of two conditions on one field Odoo may know that they contradict, and asks nobody.
  fc.uniqueArray(condition, {
    maxLength: 3,
    selector: (one) => JSON.stringify(Array.isArray(one) ? one[0] : one),
  }),
  fc.tuple(fc.constant('|'), condition, condition),
  condition.map((one): Tree[] => ['!', one]),
);
export const search: fc.Arbitrary<What> = fc
  .record({
    domain,
    fields: fc.subarray(MOVE_FIELDS, { minLength: 1 }),
    order: fc.constantFrom(
      'id desc',
      'id',
      'date desc, id desc',
      'partner_id, id',
      'amount_total, id',
      'ref, id',
    ),
    limit: fc.constantFrom(3, 20, 81),
    offset: fc.constantFrom(0, 0, 2),
  })
  .map((named) => ({ method: 'search_read', named }));
export const count: fc.Arbitrary<What> = domain.map((one) => ({
  method: 'search_count',
  named: { domain: one },
}));

const MASTER: readonly (readonly [string, readonly string[], string])[] = [
  [
    'res.partner',
    ['name', 'vat', 'email', 'ref', 'city', 'country_id', 'parent_id', 'supplier_rank'],
    'supplier_rank desc, id',
  ],
  ['account.account', ['code', 'name', 'account_type'], 'code, id'],
  ['account.tax', ['name', 'amount', 'amount_type', 'type_tax_use', 'company_id'], 'sequence, id'],
  ['account.journal', ['name', 'type', 'company_id'], 'sequence, type, code, id'],
  ['res.currency', ['name', 'decimal_places'], 'name, id'],
  ['res.company', ['name', 'currency_id'], 'id'],
];
/** An administrator set up the real Odoo. The demo company has none. */
const OF_BOTH: Tree = ['name', '!=', 'Administrator'];
export const masterData: fc.Arbitrary<What> = fc
  .tuple(
    fc.constantFrom(...MASTER),
    fc.constantFrom('', 'e', 'GmbH', '19', 'ü', 'Office'),
    fc.constantFrom(5, 20),
  )
  .map(([[model, fields, order], words, limit]) => ({
    model,
    method: 'search_read',
    named: { domain: words === '' ? [OF_BOTH] : [['name', 'ilike', words]], fields, order, limit },
  }));

export const readWhole: fc.Arbitrary<What> = anyDocument.map((id) => ({
  method: 'web_read',
  named: {
    ids: [id],
    specification: {
      name: {},
      state: {},
      partner_id: { fields: { display_name: {}, vat: {} } },
      currency_id: { fields: { name: {}, decimal_places: {} } },
      amount_total: {},
      duplicated_ref_ids: {},
      tax_lock_date_message: {},
      invoice_line_ids: {
        fields: {
          name: {},
          quantity: {},
          price_subtotal: {},
          account_id: { fields: { code: {}, name: {} } },
          tax_ids: { fields: { display_name: {} } },
        },
      },
    },
  },
}));
export const readPlain: fc.Arbitrary<What> = anyDocument.map((id) => ({
  method: 'read',
  named: {
    ids: [id],
    fields: [...MOVE_FIELDS, 'invoice_line_ids', 'line_ids', 'payment_state', 'amount_residual'],
  },
}));

export const files: fc.Arbitrary<What> = anyDocument.map((id) => ({
  model: 'ir.attachment',
  method: 'search_read',
  named: {
    domain: [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', id],
    ],
    fields: ['name', 'mimetype', 'checksum', 'file_size'],
    order: 'id',
  },
}));
