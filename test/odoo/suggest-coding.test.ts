import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodingRequest } from '../../src/accounting/coding/suggest-coding.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('coding');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const ofFirstCompany = { allowed_company_ids: [1] };
const account = (code: string) => admin.one('account.account', [['code', '=', code]], ofFirstCompany);
const [rent, supplies] = await Promise.all([account('610000'), account('620000')]);
const tax = (name: string) =>
  admin.one('account.tax', [
    ['name', '=', name],
    ['type_tax_use', '=', 'purchase'],
    ['company_id', '=', 1],
  ]);
const [seven, nineteen] = await Promise.all([tax('7%'), tax('19%')]);
const bills = await admin.one('account.journal', [
  ['type', '=', 'purchase'],
  ['company_id', '=', 1],
]);

const partner = async (name: string, more: Record<string, unknown> = {}) =>
  (await admin.create('res.partner', [{ name, ...more }]))[0] ?? 0;

interface Line {
  readonly name: string;
  readonly account: number;
  readonly tax: number;
}

/** Posted bills of one line each. */
async function posted(of: number, date: string, ...lines: readonly Line[]): Promise<void> {
  const ids = await admin.create(
    'account.move',
    lines.map(({ name, account: account_id, tax: one }, index) => ({
      ...{ move_type: 'in_invoice', journal_id: bills, partner_id: of, invoice_date: date, date },
      ref: `${of} ${date} ${index}`,
      invoice_line_ids: [[0, 0, { name, account_id, quantity: 1, price_unit: 10, tax_ids: [[6, 0, [one]]] }]],
    })),
    ofFirstCompany,
  );
  await admin.call('account.move', 'action_post', [ids], { context: ofFirstCompany });
}

const halle = await partner('Halle Nord GmbH', { is_company: true });
const contact = await partner('Frau Nord', { parent_id: halle });
const stranger = await partner('Neu und Unbekannt');
const stationery = { name: 'Stationery: Kopierpapier A4', account: supplies, tax: seven };
await posted(halle, '2026-10-05', { name: 'Rent October', account: rent, tax: nineteen }, stationery);
await posted(halle, '2026-11-05', { name: 'Rent November', account: rent, tax: nineteen });

describe.each(protocols)('how things were booked before, over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    const { login, key: secret } = user('billing');
    office = await openOffice({ url: database.url, database: database.db, login, secret, protocol });
  });
  afterAll(() => office.dispose());

  const suggest = (request: Omit<CodingRequest, 'type' | 'company'> & Partial<CodingRequest>) =>
    office.books.suggestCoding({ type: 'in_invoice', company: 1, ...request });

  it('is told from the posted lines of the partner, the most frequent first, with counts and examples', async () => {
    const { source, suggestions } = await suggest({ partner: 'halle nord' });
    expect(source).toBe('partner');
    expect(suggestions).toMatchObject([
      {
        account: { id: rent, name: '610000 Rent' },
        taxes: [{ id: nineteen, name: '19%' }],
        count: 2,
        lastUsed: '2026-11-05',
        examples: [
          {
            date: '2026-11-05',
            description: 'Rent November',
            number: expect.stringContaining('BILL/2026/11/'),
          },
          { date: '2026-10-05', description: 'Rent October' },
        ],
      },
      { account: { id: supplies }, taxes: [{ id: seven }], count: 1 },
    ]);
  });

  it('begins with what has a similar description', async () => {
    const { suggestions } = await suggest({ partner: halle, description: 'KOPIERPAPIER, 5 boxes' });
    expect(suggestions.map((suggestion) => suggestion.account.id)).toEqual([supplies, rent]);
  });

  it('is told from the company of a contact for whom nothing was posted', async () => {
    const { source, suggestions } = await suggest({ partner: contact, description: 'Kopierpapier' });
    expect(source).toBe('company_of_partner');
    expect(suggestions.map((suggestion) => suggestion.count)).toEqual([1, 2]);
  });

  it('is told from similar descriptions of others for a partner without a history', async () => {
    const { source, suggestions } = await suggest({ partner: stranger, description: 'Kopierpapier 80 g' });
    expect(source).toBe('similar_descriptions');
    expect(suggestions).toMatchObject([
      { account: { id: supplies }, count: 1, examples: [{ partner: { id: halle } }] },
    ]);
  });

  it('is never guessed', async () => {
    expect(await suggest({ partner: stranger })).toMatchObject({ source: undefined, suggestions: [] });
    expect(await suggest({ partner: stranger, description: 'Zirkuspferde' })).toMatchObject({
      suggestions: [],
    });
    expect(await suggest({ partner: halle, type: 'out_invoice' })).toMatchObject({ suggestions: [] });
    expect(await suggest({ partner: halle, company: 2 })).toMatchObject({ suggestions: [] });
    expect((await problemOf(suggest({ partner: 'Nobody by this name' }))).code).toBe('record_not_found');
  });

  it('takes one request, and two when nothing was posted for the partner', async () => {
    office.takeRequests();
    await suggest({ partner: halle, description: 'Rent' });
    expect(office.takeRequests()).toEqual(['account.move.line.search_read']);
    await suggest({ partner: stranger, description: 'Kopierpapier' });
    expect(office.takeRequests()).toEqual(['account.move.line.search_read', 'account.move.line.search_read']);
  });
});
