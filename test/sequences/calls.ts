import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import type { CompanyName } from '../contract/sample.ts';
import {
  REFERENCES,
  company,
  createValues,
  date,
  draft,
  loadTable,
  partner,
  price,
  quantity,
} from './documents.ts';
import type { PlannedCall, Reference, Tree } from './planned-call.ts';

/*
 * Calls that the demo company models, with arguments that make sense more often than not.
 */

const CREATE_ONLY = { mode: 'update', noupdate: true };
const key = fc.nat({ max: 3 });
const document = fc.oneof(
  { arbitrary: fc.nat({ max: 5 }).map((nth): Reference => ({ $: 'made', nth })), weight: 5 },
  { arbitrary: fc.nat({ max: 75 }).map((nth): Reference => ({ $: 'sample', nth })), weight: 1 },
);

/** Who asks, and for which companies. Mostly somebody who may. */
const asker = fc.record({
  role: fc.oneof(
    { arbitrary: fc.constant('billing' as const), weight: 8 },
    {
      arbitrary: fc.constantFrom('accountant' as const, 'readonly' as const, 'billing-one' as const),
      weight: 2,
    },
  ),
  over: fc.constantFrom('json-rpc' as const, 'json-2' as const),
});
const both: readonly CompanyName[] = [FIRST, SECOND];
const companies = fc.oneof(
  { arbitrary: fc.constant(both), weight: 6 },
  { arbitrary: company.map((one): readonly CompanyName[] => [one]), weight: 2 },
);

interface What {
  readonly method: string;
  readonly named: Readonly<Record<string, Tree>>;
  readonly model?: string;
  readonly context?: Readonly<Record<string, Tree>>;
  readonly companies?: readonly CompanyName[];
}

const load: fc.Arbitrary<What> = fc
  .array(fc.record({ key, draft }), { minLength: 1, maxLength: 2 })
  .map((drafts) => ({
    method: 'load',
    named: { ...loadTable(drafts) },
    context: CREATE_ONLY,
    companies: [drafts[0]?.draft.company ?? FIRST],
  }));

const create: fc.Arbitrary<What> = draft.map((one) => ({
  method: 'create',
  named: { vals_list: [createValues(one)] },
  companies: [one.company],
}));

const post: fc.Arbitrary<What> = fc
  .array(document, { minLength: 1, maxLength: 2 })
  .map((ids) => ({ method: 'action_post', named: { ids } }));

const reset: fc.Arbitrary<What> = document.map((id) => ({ method: 'button_draft', named: { ids: [id] } }));
const remove: fc.Arbitrary<What> = document.map((id) => ({ method: 'unlink', named: { ids: [id] } }));

const header = fc.oneof(
  fc.constantFrom(...REFERENCES).map((ref): Tree => ({ ref })),
  date.map((day): Tree => ({ invoice_date: day })),
  date.map((day): Tree => ({ date: day })),
  date.map((day): Tree => ({ invoice_date: day, date: day })),
  partner.map((partner_id): Tree => ({ partner_id })),
  fc.constant<Tree>({ narration: 'Changed.' }),
  date.map((day): Tree => ({ invoice_payment_term_id: false, invoice_date_due: day })),
);
const lineValues = fc.oneof(
  price.map((amount): Tree => ({ price_unit: Number(amount) })),
  quantity.map((amount): Tree => ({ quantity: Number(amount) })),
  fc.constant<Tree>({ discount: 12.5 }),
  fc.constant<Tree>({ name: 'Renamed' }),
  fc.constant<Tree>({ tax_ids: [[6, 0, []]] }),
);
const lineOf = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }));
const write: fc.Arbitrary<What> = fc.oneof(
  fc.tuple(document, header).map(([id, vals]): What => ({ method: 'write', named: { ids: [id], vals } })),
  fc
    .tuple(lineOf, lineValues)
    .map(([[nth, line], values]): What => writeLines(nth, [[1, lineAt(nth, line), values]])),
  lineOf.map(([nth, line]): What => writeLines(nth, [[2, lineAt(nth, line), 0]])),
  fc
    .tuple(fc.nat({ max: 5 }), price)
    .map(([nth, amount]): What => writeLines(nth, [[0, 0, { name: 'Added', price_unit: Number(amount) }]])),
);

function lineAt(document: number, nth: number): Reference {
  return { $: 'line', of: 'made', document, nth };
}

function writeLines(nth: number, commands: Tree): What {
  return { method: 'write', named: { ids: [{ $: 'made', nth }], vals: { invoice_line_ids: commands } } };
}

const note: fc.Arbitrary<What> = document.map((id) => ({
  method: 'message_post',
  named: { ids: [id], body: 'Looked at.', message_type: 'comment', subtype_xmlid: 'mail.mt_note' },
}));

const lookUp: fc.Arbitrary<What> = key.map((n) => ({
  model: 'ir.model.data',
  method: 'check_object_reference',
  named: { module: '__mcp_odoo__', xml_id: { $keyName: n } },
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
  fc.array(condition, { maxLength: 3 }),
  fc.tuple(fc.constantFrom('|', '&'), condition, condition),
  condition.map((one): Tree[] => ['!', one]),
);
const search: fc.Arbitrary<What> = fc
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
const count: fc.Arbitrary<What> = domain.map((one) => ({ method: 'search_count', named: { domain: one } }));

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
const masterData: fc.Arbitrary<What> = fc
  .tuple(
    fc.constantFrom(...MASTER),
    fc.constantFrom('', 'e', 'GmbH', '19', 'ü', 'Office'),
    fc.constantFrom(5, 20),
  )
  .map(([[model, fields, order], words, limit]) => ({
    model,
    method: 'search_read',
    named: { domain: words === '' ? [] : [['name', 'ilike', words]], fields, order, limit },
  }));

const readWhole: fc.Arbitrary<What> = document.map((id) => ({
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
const readPlain: fc.Arbitrary<What> = document.map((id) => ({
  method: 'read',
  named: {
    ids: [id],
    fields: [...MOVE_FIELDS, 'invoice_line_ids', 'line_ids', 'payment_state', 'amount_residual'],
  },
}));

const what: fc.Arbitrary<What> = fc.oneof(
  { arbitrary: load, weight: 8 },
  { arbitrary: create, weight: 2 },
  { arbitrary: post, weight: 5 },
  { arbitrary: write, weight: 4 },
  { arbitrary: reset, weight: 2 },
  { arbitrary: remove, weight: 1 },
  { arbitrary: search, weight: 2 },
  { arbitrary: count, weight: 1 },
  { arbitrary: masterData, weight: 1 },
  { arbitrary: readWhole, weight: 2 },
  { arbitrary: readPlain, weight: 1 },
  { arbitrary: note, weight: 1 },
  { arbitrary: lookUp, weight: 1 },
);

const call: fc.Arbitrary<PlannedCall> = fc
  .tuple(asker, companies, what)
  .map(([who, seen, { model, method, named, context, companies: own }]) => ({
    ...who,
    companies: own ?? seen,
    model: model ?? 'account.move',
    method,
    named,
    context: context ?? {},
  }));

/** Some drafts first, so that the rest has something to work on. */
const opening: fc.Arbitrary<PlannedCall> = fc
  .tuple(asker, load)
  .map(([{ over }, { method, named, context, companies: own }]) => ({
    role: 'billing',
    over,
    companies: own ?? [FIRST],
    model: 'account.move',
    method,
    named,
    context: context ?? {},
  }));

/** A story of two to ten calls. */
export const story: fc.Arbitrary<readonly PlannedCall[]> = fc
  .tuple(opening, fc.array(call, { minLength: 1, maxLength: 9 }))
  .map(([first, others]) => [first, ...others]);
