import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryLineRequest, EntryRequest } from '../../src/accounting/drafting/entries/entry-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('entries');
const user = (role: string) => userOf(database, role);
const open = (role: string, protocol: Protocol) =>
  openOffice({
    url: database.url,
    database: database.db,
    login: user(role).login,
    secret: user(role).key,
    protocol,
  });

const admin = await OdooPerson.logIn(database, user('admin'));
const entries = () => admin.call('account.move', 'search_count', [[['move_type', '=', 'entry']]]);

const debit = (account: string, amount: string, more: Partial<EntryLineRequest> = {}): EntryLineRequest => ({
  account,
  side: 'debit',
  amount,
  ...more,
});
const credit = (account: string, amount: string, more: Partial<EntryLineRequest> = {}): EntryLineRequest => ({
  ...debit(account, amount, more),
  side: 'credit',
});
const accrual: EntryRequest = {
  company: 1,
  date: '2026-11-20',
  lines: [debit('630000', '120', { description: 'Energy of November' }), credit('220000', '120')],
};

const requestsOfAnEntry = {
  14: [
    'ir.model.data.check_object_reference',
    'account.move.load',
    'account.move.read',
    'account.move.line.read',
    'account.move.line.read',
  ],
  19: ['ir.model.data.check_object_reference', 'account.move.load', 'account.move.web_read'],
};

describe.each(protocols)('drafting a journal entry over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('billing', protocol);
  });
  afterAll(() => office.dispose());
  const draft = (request: EntryRequest) => office.books.createDraftEntry(request);

  it('writes what was asked for, into the general journal, and says it back', async () => {
    const { view, replayed, notes } = await draft({
      ...accrual,
      reference: `E-1 ${protocol}`,
      lines: [
        debit('630000', '119.9', { description: 'Energy "November"', partner: 'Stadtwerke Leipzig' }),
        debit('630000', '0.1', { analytic: 'Administration' }),
        credit('220000', '120'),
      ],
    });
    expect({ replayed, notes }).toEqual({ replayed: false, notes: [] });
    expect(view).toMatchObject({
      type: 'entry',
      state: 'draft',
      company: { id: 1 },
      reference: `E-1 ${protocol}`,
      date: '2026-11-20',
      currency: 'EUR',
      total: '120.00',
      lines: [],
    });
    expect(view.journal.name).toMatch(/^Miscellaneous Operations/);
    expect(view.items).toMatchObject([
      {
        account: { name: '630000 Energy' },
        description: 'Energy "November"',
        partner: { name: 'Stadtwerke Leipzig' },
        debit: '119.90',
        currency: 'EUR',
        amount: '119.90',
      },
      { debit: '0.10', analytic: expect.any(Object) },
      { account: { name: '220000 Accrued Expenses' }, credit: '120.00', amount: '-120.00' },
    ]);
    // Only the vendor's line is the vendor's.
    expect(view.items?.map(({ partner }) => partner !== undefined)).toEqual([true, false, false]);
    expect(await office.books.getDocument(view.document)).toEqual(view);
  });

  it('asks for no more than it needs once master data is known', async () => {
    await draft({ ...accrual, reference: `E-2a ${protocol}` });
    office.takeRequests();
    await draft({ ...accrual, reference: `E-2b ${protocol}` });
    expect(office.takeRequests().toSorted()).toEqual(requestsOfAnEntry[testedVersion].toSorted());
  });

  it("converts foreign amounts at Odoo's rate of the date, and balances their rounding", async () => {
    const third = debit('630000', '33.33');
    const { view, notes } = await draft({
      ...accrual,
      currency: 'USD',
      reference: `E-3 ${protocol}`,
      lines: [third, third, third, credit('220000', '99.99')],
    });
    expect(view).toMatchObject({ currency: 'EUR', total: '79.99' });
    expect(view.items).toMatchObject([
      { debit: '26.67', currency: 'USD', amount: '33.33' },
      { debit: '26.66', currency: 'USD', amount: '33.33' },
      { debit: '26.66', currency: 'USD', amount: '33.33' },
      { credit: '79.99', currency: 'USD', amount: '-99.99' },
    ]);
    expect(notes).toEqual([
      "Converted at Odoo's rates of 2026-11-20.",
      'Line 1 carries 0.01 EUR of rounding, so that the entry balances.',
    ]);
    const [row] = (await office.books.listDrafts({ type: 'entry', limit: 1 })).drafts;
    expect(row).toMatchObject({ document: view.document, total: '79.99', currency: 'EUR' });
  });

  it("keeps the paper's own amount in the company's currency, in an entry of two currencies", async () => {
    const { view, notes } = await draft({
      ...accrual,
      reference: `E-4 ${protocol}`,
      lines: [debit('630000', '125', { currency: 'USD', companyAmount: '110' }), credit('220000', '110')],
    });
    expect(notes).toEqual([]);
    expect(view).toMatchObject({ currency: 'EUR', total: '110.00' });
    expect(view.items).toMatchObject([
      { debit: '110.00', currency: 'USD', amount: '125.00' },
      { credit: '110.00', currency: 'EUR', amount: '-110.00' },
    ]);
  });

  it('drafts what reverses it, too, and remembers which entry that is of', async () => {
    const before = Number(await entries());
    const request = { ...accrual, reference: `E-5 ${protocol}`, reverseOn: '2026-12-01' };
    const { view, reversal, notes } = await draft(request);
    expect(notes).toEqual([]);
    expect(await entries()).toBe(before + 2);
    expect(reversal).toMatchObject({
      date: '2026-12-01',
      reference: `Reversal of: E-5 ${protocol}`,
      total: '120.00',
    });
    expect(reversal?.items).toMatchObject([{ credit: '120.00' }, { debit: '120.00' }]);
    const again = await draft(request);
    expect(again).toMatchObject({ replayed: true, reversal: { document: reversal?.document } });
    expect(again.view.document).toBe(view.document);
    expect(await entries()).toBe(before + 2);
    const intended = (await office.entries()).filter((entry) => entry.what === 'draft-intended').slice(-2);
    expect(intended[1]?.asked).toMatchObject({ reverses: intended[0]?.request });
  });

  it('drafts what reverses an entry without a reference, too', async () => {
    const { view, reversal, notes } = await draft({
      ...accrual,
      date: '2026-10-30',
      reverseOn: '2026-12-02',
    });
    expect([view.reference, reversal?.reference, notes]).toEqual([undefined, 'Reversal', []]);
    expect(reversal?.items).toMatchObject([{ credit: '120.00' }, { debit: '120.00' }]);
  });

  it('makes one entry of a request that comes twice, and shows what a person changed', async () => {
    const request = { ...accrual, reference: `E-6 ${protocol}` };
    const { view } = await draft(request);
    const before = await entries();
    await admin.write('account.move', [idOf(view.document)], { ref: 'by hand' });
    const second = await draft(request);
    expect(second).toMatchObject({ replayed: true, view: { document: view.document, reference: 'by hand' } });
    expect(second.notes.join(' ')).toContain('reference: it is "by hand"');
    expect(await entries()).toBe(before);
  });

  it('never brings back what a person threw away, unless it is asked for again', async () => {
    const request = { ...accrual, reference: `E-7 ${protocol}` };
    const { view } = await draft(request);
    await admin.call('account.move', 'unlink', [[idOf(view.document)]]);
    expect((await problemOf(draft(request))).code).toBe('draft_deleted');
    expect((await draft({ ...request, again: true })).replayed).toBe(false);
  });

  it('makes nothing of what is wrong, and says what is', async () => {
    const before = await entries();
    const refused = async (change: Partial<EntryRequest>) => {
      const { code, model } = await problemOf(draft({ ...accrual, ...change }));
      return `${code}: ${model}`;
    };
    const [d, c] = [debit('630000', '120'), credit('220000', '120')];
    expect(await refused({ lines: [d, credit('220000', '119.99')] })).toContain(
      'entry_unbalanced: The entry does not balance. Debits are 120.00 and credits 119.99 EUR: 0.01 EUR more on the debit side',
    );
    expect(await refused({ lines: [debit('999999', '120'), c] })).toContain('record_not_found');
    expect(await refused({ lines: [d, credit('220000', '120', { partner: 999_999 })] })).toContain(
      'record_not_found',
    );
    expect(await refused({ lines: [debit('630000', '120.005'), c] })).toContain(
      'more decimal places than EUR',
    );
    expect(await refused({ lines: [debit('630000', '0'), credit('220000', '0')] })).toContain('it is zero');
    expect(await refused({ journal: 'BNK1' })).toContain('is no general journal');
    expect(await refused({ reverseOn: '2026-11-19' })).toContain('must not be before');
    expect(await refused({ company: undefined })).toContain('company_needed');
    const usd = { currency: 'USD', companyAmount: '100' };
    expect(await refused({ lines: [debit('630000', '125', usd), credit('220000', '120', usd)] })).toContain(
      '5.00 USD more on the debit side',
    );
    const [foreign = 0] = await admin.search('account.journal', [
      ['company_id', '=', 2],
      ['type', '=', 'general'],
    ]);
    expect(await refused({ journal: foreign })).toContain('record_not_found');
    expect(await entries()).toBe(before);
  });

  it('refuses one idempotency key for two different entries', async () => {
    const idempotencyKey = `entry ${protocol}`;
    await draft({ ...accrual, idempotencyKey });
    const other = { ...accrual, date: '2026-11-21', idempotencyKey };
    expect((await problemOf(draft(other))).code).toBe('key_used_differently');
  });

  // In the demo company nobody locks the books.
  if (!isDemo)
    it(
      {
        14: 'makes neither an entry in locked books nor its reversal after them, and says why',
        19: 'takes a date in locked books: posting is what moves it',
      }[testedVersion],
      async () => {
        await admin.write('res.company', [1], { fiscalyear_lock_date: '2020-01-31' });
        const before = await entries();
        const locked = {
          ...accrual,
          date: '2020-01-15',
          reverseOn: '2030-01-01',
          reference: `E-9 ${protocol}`,
        };
        if (testedVersion === '14') {
          const problem = await problemOf(draft(locked));
          expect(problem.person).toContain('are locked up to 2020-01-31, and this is of 2020-01-15');
          expect(await entries()).toBe(before);
        } else {
          const { view, reversal } = await draft(locked);
          expect([view.date, reversal?.date]).toEqual(['2020-01-15', '2030-01-01']);
        }
        await admin.write('res.company', [1], { fiscalyear_lock_date: false });
      },
    );

  it('takes two hundred lines', async () => {
    const lines = Array.from({ length: 199 }, (_, index) => debit('630000', `${index + 1}.01`));
    const { view } = await draft({ ...accrual, lines: [...lines, credit('220000', '19901.99')] });
    expect(view).toMatchObject({ total: '19901.99' });
    expect(view.items?.length).toBe(200);
  });
});
