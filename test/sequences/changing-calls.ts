import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import { createValues, draft, loadTable, spoilt } from './documents.ts';
import type { Reference, Tree } from './planned-call.ts';
import { ACCOUNTS, PRODUCTS, REFERENCES, TERMS, date, partner, price, quantity } from './values.ts';
import { anyDocument, key, severalDocuments } from './what.ts';
import type { What } from './what.ts';

/* Calls that change documents, or try to. */

const CREATE_ONLY = { mode: 'update', noupdate: true };

const drafts = fc.array(fc.record({ key, draft }), { minLength: 1, maxLength: 2 });

export const load: fc.Arbitrary<What> = drafts.map((each) => ({
  method: 'load',
  named: { ...loadTable(each) },
  context: CREATE_ONLY,
  companies: each[0]?.draft.sees ?? [FIRST],
}));

/** A table with a wrong cell. */
export const loadSpoilt: fc.Arbitrary<What> = fc
  .tuple(load, fc.nat(), fc.constantFrom('', 'abc', '999999', '2026-02-30', '-', '1.5', 'True'))
  .map(([what, nth, text]) => ({ ...what, named: spoilt(what.named, nth, text) }));

export const create: fc.Arbitrary<What> = draft.map((one) => ({
  method: 'create',
  named: { vals_list: [createValues(one)] },
  companies: one.sees,
}));

/** All or none of them. */
export const createSeveral: fc.Arbitrary<What> = fc
  .array(draft, { minLength: 2, maxLength: 3 })
  .map((several) => ({
    method: 'create',
    named: { vals_list: several.map(createValues) },
    companies: [FIRST, SECOND],
  }));

export const post: fc.Arbitrary<What> = severalDocuments.map((ids) => ({
  method: 'action_post',
  named: { ids },
}));

export const reset: fc.Arbitrary<What> = anyDocument.map((id) => ({
  method: 'button_draft',
  named: { ids: [id] },
}));
export const cancel: fc.Arbitrary<What> = anyDocument.map((id) => ({
  method: 'button_cancel',
  named: { ids: [id] },
}));
export const remove: fc.Arbitrary<What> = severalDocuments.map((ids) => ({
  method: 'unlink',
  named: { ids },
}));

const header = fc.oneof(
  fc.constantFrom(...REFERENCES).map((ref): Tree => ({ ref })),
  date.map((day): Tree => ({ invoice_date: day })),
  date.map((day): Tree => ({ date: day })),
  date.map((day): Tree => ({ invoice_date: day, date: day })),
  partner.map((partner_id): Tree => ({ partner_id })),
  fc.constantFrom<Tree>(
    { narration: 'Changed.' },
    { narration: '<p>A &lt; B &amp; &quot;C&quot;<br>D</p>' },
    { partner_id: false },
    { ref: false },
    { invoice_date: false },
  ),
  fc.constantFrom(...TERMS).map((name): Tree => ({ invoice_payment_term_id: { $: 'term', name } })),
  fc.constantFrom('EUR', 'USD').map((name): Tree => ({ currency_id: { $: 'currency', name } })),
  fc.constantFrom<Tree>(
    { currency_id: { $: 'unknown' } },
    { partner_id: { $: 'unknown' } },
    { invoice_payment_term_id: { $: 'unknown' } },
  ),
  date.map((day): Tree => ({ invoice_payment_term_id: false, invoice_date_due: day })),
);
const lineValues = fc.oneof(
  price.map((amount): Tree => ({ price_unit: Number(amount) })),
  quantity.map((amount): Tree => ({ quantity: Number(amount) })),
  fc.constant<Tree>({ discount: 12.5 }),
  fc.constant<Tree>({ name: 'Renamed' }),
  fc.constant<Tree>({ tax_ids: [[6, 0, []]] }),
  fc.constantFrom(...ACCOUNTS).map((name): Tree => ({ account_id: { $: 'account', company: FIRST, name } })),
  fc.constantFrom(...PRODUCTS).map((name): Tree => ({ product_id: { $: 'product', name } })),
  fc
    .tuple(fc.constantFrom(...PRODUCTS), price)
    .map(([name, amount]): Tree => ({ product_id: { $: 'product', name }, price_unit: Number(amount) })),
);
const lineOf = fc.record({
  of: fc.constantFrom('made' as const, 'made' as const, 'made' as const, 'sample' as const),
  document: fc.nat({ max: 5 }),
  nth: fc.nat({ max: 3 }),
});
type LineOf = typeof lineOf extends fc.Arbitrary<infer Line> ? Line : never;

export const write: fc.Arbitrary<What> = fc.oneof(
  fc.tuple(severalDocuments, header).map(([ids, vals]): What => ({ method: 'write', named: { ids, vals } })),
  fc
    .tuple(lineOf, lineValues)
    .map(([line, values]): What => writeLines(line, [[1, { $: 'line', ...line }, values]])),
  lineOf.map((line): What => writeLines(line, [[2, { $: 'line', ...line }, 0]])),
  fc
    .tuple(lineOf, price)
    .map(([line, amount]): What => writeLines(line, [[0, 0, { name: 'Added', price_unit: Number(amount) }]])),
  lineOf.map((line): What => writeLines(line, [[0, 0, { name: 'A note', display_type: 'line_note' }]])),
);

function writeLines({ of, document }: LineOf, commands: Tree): What {
  const id: Reference = { $: of, nth: document };
  return { method: 'write', named: { ids: [id], vals: { invoice_line_ids: commands } } };
}

const PDF = Buffer.from('%PDF-1.4 a bill').toString('base64');
export const attach: fc.Arbitrary<What> = fc
  .tuple(
    anyDocument,
    fc.constantFrom(['bill.pdf', 'application/pdf'], ['photo.png', 'image/png'], ['notes.txt', 'text/plain']),
  )
  .map(([res_id, [name = '', mimetype = '']]) => ({
    model: 'ir.attachment',
    method: 'create',
    named: { vals_list: [{ name, mimetype, datas: PDF, res_model: 'account.move', res_id }] },
  }));

/** A note: comments are sent to others, which is not modelled. Files go along in kept stories. */
export const note: fc.Arbitrary<What> = anyDocument.map((id) => ({
  method: 'message_post',
  named: { ids: [id], body: 'Looked at.', message_type: 'comment', subtype_xmlid: 'mail.mt_note' },
}));
