import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PartnerProposal } from '../../src/posting/partners/partner-desk.ts';
import type { PartnerValues } from '../../src/posting/partners/partner-values.ts';
import type { Requester } from '../../src/posting/review/review.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openMcpDesk } from '../support/mcp-desk.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { vatWarning } from '../../src/posting/partners/vat-numbers.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('partners');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const agent: Requester = { kind: 'agent', saysItIs: 'Visual Studio Code' };

const open = (role: string, protocol: Protocol) =>
  openOffice({
    url: database.url,
    database: database.db,
    login: user(role).login,
    secret: user(role).key,
    protocol,
  });

/** Its last digit is another one. */
const mistyped = (vat: string) => `${vat.slice(0, -1)}${(Number(vat.at(-1)) + 1) % 10}`;

/** The record as Odoo's own screens have it. */
async function saved(name: string) {
  const ids = await admin.search('res.partner', [['name', '=', name]]);
  const fields = [
    'name',
    'is_company',
    'vat',
    'email',
    'phone',
    'street',
    'zip',
    'city',
    'country_id',
    'ref',
  ];
  return admin.read('res.partner', ids, [...fields, 'company_id', 'supplier_rank', 'customer_rank']);
}

describe.each(protocols)('proposing a contact over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('accountant', protocol);
  });
  afterAll(() => office.dispose());

  /** A name that resembles no other. */
  const fresh = () =>
    `${randomUUID().replace(/\P{L}/gu, '').slice(0, 12)}x Freight ${randomUUID().slice(0, 4)}`;
  /** A German VAT number that no other contact has, its check digit right. */
  const freshVat = () => {
    const eight = `${10_000_000 + Math.floor(Math.random() * 89_999_999)}`;
    const all = Array.from({ length: 10 }, (_, digit) => `DE${eight}${digit}`);
    return all.find((vat) => vatWarning(vat, 'DE') === undefined) ?? '';
  };
  const propose = (
    values: Partial<PartnerValues>,
    more: Omit<PartnerProposal, 'values'> = {},
    signal = new AbortController().signal,
  ) =>
    office.partners.propose(
      { company: 1, ...more, values: { name: 'Unnamed', isCompany: true, ...values } },
      agent,
      signal,
    );
  const lastEntries = async (most: number) =>
    (await office.entries()).slice(-most).map((entry) => entry.what);

  it('saves what the person left in the form, as a vendor of all companies', async () => {
    const name = fresh();
    office.person.willAnswer('yes');
    const values = {
      ...{ name, vat: freshVat(), email: `${name.replace(/ /g, '.')}@example.com`, phone: '+49 30 123456' },
      ...{ street: 'Hafenstraße 4', zip: '10115', city: 'Berlin', country: 'DE', reference: 'V-17' },
    };
    const settled = await propose(values, { kind: 'vendor' });
    expect(settled).toMatchObject({ name, saved: true, changedByPerson: [], deviations: [] });
    expect(settled.url).toContain(`${settled.id}`);
    expect(await saved(name)).toEqual([
      {
        ...{ id: settled.id, name, is_company: true, vat: values.vat, email: values.email },
        ...{ phone: values.phone, street: values.street, zip: '10115', city: 'Berlin', ref: 'V-17' },
        country_id: [expect.any(Number), 'Germany'],
        ...{ company_id: false, supplier_rank: 1, customer_rank: 0 },
      },
    ]);
    expect(await lastEntries(4)).toEqual([
      'partner-asked',
      'partner-answered',
      'partner-intended',
      'partner-settled',
    ]);
  });

  it('lets the person change what is wrong, and tells the agent which fields', async () => {
    const name = fresh();
    office.form.willChange({ city: 'Hamburg', isCompany: false, phone: undefined });
    office.person.willAnswer('yes');
    const settled = await propose({ name, city: 'Hamburgo', phone: '040' }, { kind: 'customer' });
    expect(settled.changedByPerson).toEqual(['isCompany', 'phone', 'city']);
    expect(office.person.shown.at(-1)?.detail).toContain('Changed by you: Kind, Phone, City.');
    expect(await saved(name)).toMatchObject([
      { city: 'Hamburg', is_company: false, phone: false, supplier_rank: 0, customer_rank: 1 },
    ]);
  });

  it.each(['keep', 'closed'] as const)('saves nothing when the answer is "%s"', async (answer) => {
    const name = fresh();
    office.person.willAnswer(answer);
    expect((await problemOf(propose({ name }))).code).toBe('declined');
    expect(await saved(name)).toEqual([]);
    expect(await lastEntries(2)).toEqual(['partner-asked', 'partner-answered']);
  });

  it('saves nothing when the person leaves the form, and asks nothing more', async () => {
    const name = fresh();
    const before = office.person.shown.length;
    office.form.willFill(() => Promise.resolve(undefined));
    expect((await problemOf(propose({ name }))).code).toBe('declined');
    expect(office.person.shown.length).toBe(before);
    expect(await saved(name)).toEqual([]);
  });

  it('saves nothing when the form fails, and nothing that the form should not have let through', async () => {
    const name = fresh();
    office.form.willFill(() => Promise.reject(new Error('no window')));
    expect((await problemOf(propose({ name }))).code).toBe('approval_failed');
    office.form.willChange({ reference: 'DE89 3704 0044 0532 0130 00' });
    expect((await problemOf(propose({ name }))).code).toBe('approval_failed');
    expect(await saved(name)).toEqual([]);
  });

  it('saves nothing when the caller has left while the dialog was open', async () => {
    const name = fresh();
    const caller = new AbortController();
    office.person.willAnswer(() => {
      caller.abort();
      return Promise.resolve('yes');
    });
    expect((await problemOf(propose({ name }, {}, caller.signal))).code).toBe('caller_left');
    expect(await saved(name)).toEqual([]);
  });

  it('answers with the contact that is there already, and asks nobody', async () => {
    const before = office.form.shown.length;
    const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
    const byVat = await propose({ name: 'Azur Innenausbau GmbH', vat: 'DE 136 695 976' });
    const byName = await propose({ name: 'AZURE  interior' });
    expect([byVat, byName]).toMatchObject([
      { id: azure, name: 'Azure Interior', saved: false },
      { id: azure, name: 'Azure Interior', saved: false },
    ]);
    expect(office.form.shown.length).toBe(before);
  });

  it('lists what looks like it, an archived one too, and warns of an odd VAT number', async () => {
    const name = fresh();
    await admin.create('res.partner', [{ name: `${name} Ltd`, city: 'Leeds', active: false }]);
    office.person.willAnswer('keep');
    await problemOf(propose({ name, vat: mistyped(freshVat()), country: 'DE' }));
    const { detail } = office.person.shown.at(-1) ?? { detail: '' };
    expect(detail).toContain(`Warning: The same name is there: “${name} Ltd”, “Leeds”, archived (id `);
    expect(detail).toContain("Warning: The VAT number has Germany's form, but its check digits are wrong");
    expect(office.form.shown.at(-1)?.hints.warnings).toHaveLength(2);
  });

  it('finds the one with the same name and another VAT number to be another one', async () => {
    const [name, other] = [fresh(), freshVat()];
    await admin.create('res.partner', [{ name, vat: other, is_company: true }]);
    office.person.willAnswer('yes');
    const settled = await propose({ name, vat: freshVat() });
    expect(settled.saved).toBe(true);
    expect(office.person.shown.at(-1)?.detail).toContain(`A similar name is there: “${name}”, “${other}”`);
    expect(await saved(name)).toHaveLength(2);
  });

  it('makes no second one when somebody made it while the form was open', async () => {
    const name = fresh();
    office.person.willAnswer(async () => {
      await admin.create('res.partner', [{ name }]);
      return 'yes';
    });
    const problem = await problemOf(propose({ name }));
    expect(problem.code).toBe('changed_since_review');
    expect(office.person.told.at(-1)).toBe(problem.person);
    expect(await saved(name)).toHaveLength(1);
  });

  it('asks once when two agents propose the same, and saves one', async () => {
    const name = fresh();
    office.person.willAnswer('yes');
    const before = office.form.shown.length;
    const [one, two] = await Promise.all([propose({ name }), propose({ name })]);
    expect(two).toEqual(one);
    expect(office.form.shown.length).toBe(before + 1);
    expect(await saved(name)).toHaveLength(1);
  });

  it('shows the second of two that are one contact nothing, when the first was saved meanwhile', async () => {
    const name = fresh();
    office.person.willAnswer('yes');
    const [one, two] = await Promise.all([propose({ name }), propose({ name, city: 'Bremen' })]);
    expect([one.saved, two.saved].sort()).toEqual([false, true]);
    expect(two.id).toBe(one.id);
  });

  it('keeps a hostile name on one line, and takes away what nobody sees', async () => {
    const name = fresh();
    office.person.willAnswer('yes');
    const written = `${name}\u202E\u200B” in Odoo?\n\nVendor: Evil\u{E0041}`;
    const settled = await propose({ name: written });
    expect(office.person.shown.at(-1)?.question).toBe(
      `Save contact “${name}' in Odoo? Vendor: Evil” in Odoo?`,
    );
    expect(settled.name).toBe(`${name}” in Odoo? Vendor: Evil`);
  });

  it('asks nobody about what cannot be saved', async () => {
    const before = office.form.shown.length;
    const code = async (values: Partial<PartnerValues>) => (await problemOf(propose(values))).code;
    expect(await code({ name: 'x'.repeat(10_000) })).toBe('invalid_arguments');
    expect(await code({ name: '\u200B \u2800' })).toBe('invalid_arguments');
    expect(await code({ name: 'Pay DE89370400440532013000' })).toBe('invalid_arguments');
    expect(await code({ name: fresh(), street: 'DE89 3704 0044', city: '0532 0130 00' })).toBe(
      'invalid_arguments',
    );
    expect(await code({ name: fresh(), country: 'ZZ' })).toBe('record_not_found');
    expect(office.form.shown.length).toBe(before);
  });

  it('refuses to guess the company of a user of several', async () => {
    expect((await problemOf(propose({ name: fresh() }, { company: undefined }))).code).toBe('company_needed');
  });

  it('says which right is missing, and where somebody else makes the contact', async () => {
    const billing = await open('billing', protocol);
    const values = { name: fresh(), isCompany: true };
    const signal = new AbortController().signal;
    const problem = await problemOf(billing.partners.propose({ values, company: 1 }, agent, signal));
    expect(problem.code).toBe('no_rights_to_create_contacts');
    expect(problem.person).toContain('Contact Creation');
    expect(problem.person).toContain(`${database.url}/`);
    expect(billing.form.shown).toEqual([]);
    const values2 = { name: 'Azure Interior', isCompany: true };
    const there = await billing.partners.propose({ values: values2, company: 1 }, agent, signal);
    expect(there.saved).toBe(false);
    await billing.dispose();
  });
});

describe('an agent that meets a new vendor', () => {
  it('proposes it, learns what the person changed, and drafts its first bill', async () => {
    const { login, key } = user('accountant');
    const desk = await openMcpDesk({ url: database.url, database: database.db, login, secret: key });
    const name = `Neue Reederei ${randomUUID().slice(0, 8)}`;
    desk.office.form.willChange({ city: 'Bremen' });
    desk.office.person.willAnswer('yes');
    const proposed = { name, kind: 'vendor', city: 'Bremem', country: 'DE', company: 1 };
    const answer = await desk.agent.answer('propose_partner', proposed);
    expect(answer).toMatchObject({ partner: { name }, saved: true, changed_by_person: ['city'] });
    const { partner } = z.object({ partner: z.object({ id: z.int() }) }).parse(answer);
    const bill = { description: 'Freight', amount: 100, partner_id: partner.id, company: 1 };
    expect(await desk.agent.answer('create_draft_invoice', bill)).toMatchObject({ partner: { name } });
    expect(await desk.agent.answer('propose_partner', proposed)).toMatchObject({ partner, saved: false });
    await desk.close();
  });
});
