import { isSale } from '../accounting/kinds.ts';
import type { Environment, ModelRecord } from '../orm/types.ts';
import type { Json, Values } from '../orm/value.ts';
import type { SampleCompany, SampleDocument } from '../sample-company.ts';
import { id } from './books.ts';
import type { Books } from './books.ts';
import { create, named } from './named.ts';

/** The documents in their order, those that are history posted. */
export function populateDocuments(env: Environment, sample: SampleCompany, books: readonly Books[]): void {
  for (const document of sample.documents) {
    const own = books.find(({ company }) => company.text('name') === document.company);
    if (own === undefined) throw new Error(`The sample company has no company "${document.company}"`);
    const move = create(own.env, 'account.move', documentValues(env, sample, document, own));
    if (document.move_type !== 'entry') attach(move, document.attachments);
    if (document.state === 'posted') post(move);
  }
}

function documentValues(
  env: Environment,
  sample: SampleCompany,
  document: SampleDocument,
  own: Books,
): Values {
  const { move_type, date, ref = false } = document;
  if (document.move_type === 'entry') {
    const items = document.items.map((item) => ({
      name: item.name,
      account_id: id(own.accounts, item.account),
      debit: Number(item.debit ?? 0),
      credit: Number(item.credit ?? 0),
    }));
    // Without terms it would be due on the day on which it is made.
    return { move_type, date, ref, invoice_date_due: date, line_ids: items.map(createCommand) };
  }
  const lines = document.lines.map((line) => ({
    name: line.name,
    ...(line.product === undefined ? {} : { product_id: named(env, 'product.product', line.product).id }),
    account_id: id(own.accounts, line.account),
    quantity: Number(line.quantity),
    price_unit: Number(line.price_unit),
    discount: Number(line.discount ?? 0),
    tax_ids: [[6, 0, line.taxes.map((tax) => id(own.taxes, tax))]],
  }));
  return {
    move_type,
    ref,
    partner_id: named(env, 'res.partner', document.partner).id,
    invoice_date: document.invoice_date,
    date,
    ...(hasTerm(sample, document) ? {} : { invoice_date_due: document.invoice_date }),
    ...(document.currency === undefined
      ? {}
      : { currency_id: named(env, 'res.currency', document.currency).id }),
    invoice_line_ids: lines.map(createCommand),
  };
}

function hasTerm(sample: SampleCompany, document: Exclude<SampleDocument, { move_type: 'entry' }>): boolean {
  const partner = sample.partners.find(({ name }) => name === document.partner);
  return isSale(document.move_type)
    ? partner?.property_payment_term !== undefined
    : partner?.property_supplier_payment_term !== undefined;
}

const createCommand = (values: Json): Json => [0, 0, values];

function attach(
  move: ModelRecord,
  files: readonly { name: string; mimetype: string; content: string }[],
): void {
  for (const { name, mimetype, content } of files) {
    const target = { res_model: 'account.move', res_id: move.id };
    const file = create(move.env, 'ir.attachment', { name, mimetype, datas: content, ...target });
    call(move, 'message_post', { attachment_ids: [file.id] });
  }
}

function post(move: ModelRecord): void {
  call(move, 'action_post', {});
}

/** Calls a method as the outside does. */
function call(record: ModelRecord, method: string, args: Values): void {
  const declared = record.model.definition.methods?.[method];
  if (declared === undefined) throw new Error(`${record.model.name} has no method ${method}`);
  declared.call(record.model, [record], args);
}
