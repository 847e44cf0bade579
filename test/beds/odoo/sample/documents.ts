import type { SampleCompany, SampleDocument } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson, Values } from '../../../support/odoo-person.ts';
import type { CompanyBooks } from './books.ts';
import type { World } from './companies.ts';
import type { SampleDialect } from './dialect.ts';
import type { Ids } from './ids.ts';

/** The records that documents name. */
export interface Records {
  readonly world: World;
  readonly companies: Ids;
  readonly partners: Ids;
  readonly products: Ids;
  readonly terms: Ids;
  readonly books: ReadonlyMap<number, CompanyBooks>;
}

type Invoice = Exclude<SampleDocument, { move_type: 'entry' }>;

/** Makes the documents in the sample's order, posts those that are posted, and attaches what is attached. */
export async function createDocuments(
  person: OdooPerson,
  sample: SampleCompany,
  records: Records,
  dialect: SampleDialect,
): Promise<void> {
  for (const { company, state, documents } of runs(sample.documents)) {
    const id = records.companies.of(company);
    const context = { allowed_company_ids: [id] };
    const moves: number[] = [];
    for (const document of documents) {
      // One by one: of many created at once, 19 gives the drafts today as their due date.
      const values = documentValues(document, sample, records, dialect);
      const [move = 0] = await person.create('account.move', [values], context);
      if (document.move_type !== 'entry') await attach(person, document, move);
      moves.push(move);
    }
    if (state === 'posted') await person.call('account.move', 'action_post', [moves], { context });
  }
}

interface Run {
  readonly company: string;
  readonly state: SampleDocument['state'];
  readonly documents: SampleDocument[];
}

/** Neighbours of one company and state: one request posts them all. */
function runs(documents: readonly SampleDocument[]): readonly Run[] {
  const found: Run[] = [];
  for (const document of documents) {
    const last = found.at(-1);
    if (last?.company === document.company && last.state === document.state) last.documents.push(document);
    else found.push({ company: document.company, state: document.state, documents: [document] });
  }
  return found;
}

function documentValues(
  document: SampleDocument,
  sample: SampleCompany,
  records: Records,
  dialect: SampleDialect,
): Values {
  const books = records.books.get(records.companies.of(document.company));
  if (books === undefined) throw new Error(`${document.company} has no books.`);
  const { move_type, date, ref } = document;
  const header = { move_type, date, ref, journal_id: books.journals.of(journalType(move_type)) };
  // 19 gives a document without terms the day it is made as its due date, but the sample is as good tomorrow.
  if (document.move_type === 'entry')
    return { ...header, invoice_date_due: date, line_ids: itemCommands(document.items, books) };

  const term = termOf(document, sample, records);
  const currency = document.currency ?? currencyOf(document.company, sample);
  return {
    ...header,
    partner_id: records.partners.of(document.partner),
    invoice_date: document.invoice_date,
    currency_id: records.world.currencies.of(currency),
    ...(term === false ? { invoice_date_due: document.invoice_date } : {}),
    ...dialect.fromPartner({
      invoice_payment_term_id: term,
      fiscal_position_id: books.fiscalPositions.maybe(partnerOf(document, sample).fiscal_position),
    }),
    invoice_line_ids: document.lines.map((line) => [
      0,
      0,
      {
        name: line.name,
        product_id: records.products.maybe(line.product),
        account_id: books.accounts.of(line.account),
        quantity: Number(line.quantity),
        price_unit: Number(line.price_unit),
        discount: Number(line.discount ?? '0'),
        tax_ids: [[6, 0, line.taxes.map((tax) => books.taxes.of(tax))]],
      },
    ]),
  };
}

function itemCommands(items: Extract<SampleDocument, { move_type: 'entry' }>['items'], books: CompanyBooks) {
  return items.map(({ name, account, debit = '0', credit = '0' }) => [
    0,
    0,
    { name, account_id: books.accounts.of(account), debit: Number(debit), credit: Number(credit) },
  ]);
}

function journalType(type: SampleDocument['move_type']): 'purchase' | 'sale' | 'general' {
  switch (type) {
    case 'in_invoice':
    case 'in_refund':
    case 'in_receipt':
      return 'purchase';
    case 'out_invoice':
    case 'out_refund':
    case 'out_receipt':
      return 'sale';
    case 'entry':
      return 'general';
  }
}

function currencyOf(company: string, sample: SampleCompany): string {
  const found = sample.companies.find(({ name }) => name === company);
  if (found === undefined) throw new Error(`The sample company has no company "${company}".`);
  return found.currency;
}

function termOf(document: Invoice, sample: SampleCompany, { terms }: Records): number | false {
  const partner = partnerOf(document, sample);
  const isSale = journalType(document.move_type) === 'sale';
  return terms.maybe(isSale ? partner.property_payment_term : partner.property_supplier_payment_term);
}

function partnerOf(document: Invoice, sample: SampleCompany): SampleCompany['partners'][number] {
  const found = sample.partners.find(({ name }) => name === document.partner);
  if (found === undefined) throw new Error(`The sample company has no partner "${document.partner}".`);
  return found;
}

/** As an upload in the chatter does: the first file becomes the one that is shown beside the document. */
async function attach(person: OdooPerson, { attachments }: Invoice, move: number): Promise<void> {
  if (attachments.length === 0) return;
  const files = attachments.map(({ name, mimetype, content }) => ({
    name,
    mimetype,
    datas: content,
    res_model: 'account.move',
    res_id: move,
  }));
  const attachment_ids = await person.create('ir.attachment', files);
  await person.call('account.move', 'message_post', [[move]], { attachment_ids });
}
