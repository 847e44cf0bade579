import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  TransactionLine,
  TransactionsRequest,
} from '../../src/accounting/drafting/transactions/transaction-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import { Problem } from '../../src/common/problem.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('transactions');
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
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const lines = () => admin.call('account.move', 'search_count', [[]]);

const fee = (row: number, more: Partial<TransactionLine> = {}): TransactionLine => ({
  date: '2026-11-20',
  amount: '-9.9',
  description: 'Account fee',
  counterpart: { kind: 'account', account: '695000' },
  row,
  ...more,
});

describe.each(protocols)('proposing bank transactions over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('accountant', protocol);
  });
  afterAll(() => office.dispose());
  const propose = (transactions: readonly TransactionLine[], more: Partial<TransactionsRequest> = {}) =>
    office.books.proposeTransactions({
      company: 1,
      journal: 'Bank',
      file: 'november.csv',
      transactions,
      ...more,
    });
  const handles = (outcomes: Awaited<ReturnType<typeof propose>>) =>
    outcomes.map((outcome) => (outcome instanceof Problem ? outcome.code : outcome.proposal.document));

  it('holds ten lines of a bank file, two of them equal, and sends Odoo nothing', async () => {
    const before = await lines();
    office.takeRequests();
    const ten = Array.from({ length: 10 }, (_, index) =>
      fee(index + 2, { amount: index < 2 ? '-9.90' : `-${index}.50` }),
    );
    const outcomes = await propose(ten);
    expect(new Set(handles(outcomes)).size).toBe(10);
    expect(handles(outcomes).every((handle) => /^proposal\/[0-9a-f]{16}$/.test(handle))).toBe(true);
    const again = await propose(ten);
    expect(handles(again)).toEqual(handles(outcomes));
    expect(again.every((outcome) => !(outcome instanceof Problem) && outcome.proposal.replayed)).toBe(true);
    expect(office.takeRequests().filter((request) => /create|load|write|post/.test(request))).toEqual([]);
    expect(await lines()).toBe(before);
    const { drafts } = await office.books.listDrafts({ type: 'bank_transaction', limit: 100 });
    expect(drafts.length).toBe(10);
    expect(drafts.at(-1)).toMatchObject({
      document: handles(outcomes)[0],
      reference: 'Account fee',
      date: '2026-11-20',
      total: '-9.90',
      currency: 'EUR',
    });
  });

  it('reads every record that it names anew', async () => {
    const { view: bill } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: 1,
      partner: azure,
      reference: `T-1 ${protocol}`,
      invoiceDate: '2026-11-20',
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
    });
    await admin.call('account.move', 'action_post', [[idOf(bill.document)]]);
    const [outcome] = await propose([
      fee(20, { amount: '-100', counterpart: { kind: 'document', document: bill.document } }),
    ]);
    if (outcome === undefined || outcome instanceof Problem) throw new Error('It was refused.');
    expect(outcome.notes).toEqual([`It leaves 20.00 EUR of ${bill.document} open.`]);
    const view = await office.books.getDocument(outcome.proposal.document);
    expect(view).toMatchObject({
      type: 'bank_transaction',
      state: 'proposed',
      company: { id: 1 },
      partner: { id: azure, name: 'Azure Interior' },
      amount: '-100.00',
      currency: 'EUR',
      counterpart: { kind: 'document', document: bill.document, open: '120.00' },
      warnings: [`It leaves 20.00 EUR of ${bill.document} open.`],
    });
    await admin.write('res.partner', [azure], { name: 'Azure Interior Renamed' });
    const later = await office.books.getDocument(outcome.proposal.document);
    await admin.write('res.partner', [azure], { name: 'Azure Interior' });
    expect(later).toMatchObject({ partner: { name: 'Azure Interior Renamed' } });
  });

  it('tells that another one pays the same bill already, as soon as it is more than is open', async () => {
    const { view: bill } = await office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: azure, reference: `T-2 ${protocol}` },
      invoiceDate: '2026-11-20',
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
    });
    await admin.call('account.move', 'action_post', [[idOf(bill.document)]]);
    const counterpart = { kind: 'document', document: bill.document } as const;
    const [first] = await propose([fee(30, { amount: '-120', counterpart })]);
    const [second] = await propose([fee(31, { amount: '-120', counterpart })]);
    if (first === undefined || first instanceof Problem) throw new Error('It was refused.');
    if (second === undefined || second instanceof Problem) throw new Error('It was refused.');
    expect([first.notes, second.notes]).toEqual([
      [],
      [`${bill.document} is paid by ${first.proposal.document}, too: together 240.00 of 120.00 open.`],
    ]);
    expect((await office.books.getDocument(first.proposal.document)).warnings).toEqual([
      `${bill.document} is paid by ${second.proposal.document}, too: together 240.00 of 120.00 open.`,
    ]);
  });

  it('goes by the id of the bank, whatever the row, and takes one key for one transaction only', async () => {
    const own = { transactionId: `TX-1 ${protocol}` };
    const [first] = handles(await propose([fee(30, own)]));
    expect(handles(await propose([fee(31, own)], { file: undefined }))).toEqual([first]);
    expect(handles(await propose([fee(30, { ...own, amount: '-10' })]))).toEqual(['key_used_differently']);
  });

  it('lets a bad line take no good one with it', async () => {
    const outcomes = await propose([
      fee(40),
      fee(41, { amount: '0' }),
      fee(42, { counterpart: { kind: 'account', account: '999999' } }),
      fee(43, { amount: '-1.005' }),
      fee(44, { counterpart: { kind: 'document', document: 'move/999999' } }),
      fee(45, { row: undefined }),
      fee(46, { counterpart: { kind: 'suspense' } }),
    ]);
    expect(handles(outcomes)).toEqual([
      expect.stringContaining('proposal/'),
      'transaction_refused',
      'record_not_found',
      'transaction_refused',
      'document_not_found',
      'invalid_arguments',
      expect.stringContaining('proposal/'),
    ]);
  });

  it('is refused for a journal that is no bank or cash', async () => {
    expect((await problemOf(propose([fee(50)], { journal: 'MISC' }))).model).toContain(
      'no bank or cash journal',
    );
  });

  it('says which right is missing, and holds nothing, for a user who may not enter them', async () => {
    const billing = await open('billing', protocol);
    const problem = await problemOf(
      billing.books.proposeTransactions({ company: 1, journal: 'Bank', file: 'f', transactions: [fee(1)] }),
    );
    expect(problem.code).toBe('no_rights');
    expect(problem.model).toMatch(/"Basic".*"Show Full Accounting Features"/);
    expect((await billing.entries()).map(({ what }) => what)).not.toContain('proposal-held');
    await billing.dispose();
  });
});
