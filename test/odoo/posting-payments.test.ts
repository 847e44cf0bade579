import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import type { PaymentRequest } from '../../src/accounting/drafting/payments/payment-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle, PaymentHandle } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import type { Requester } from '../../src/posting/review/review.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('posting-payments');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const agent: Requester = { kind: 'agent', saysItIs: 'Visual Studio Code' };
/** The state of a payment that is posted, and not yet on a bank statement. */
const POSTED = { 14: 'posted', 19: 'in_process' };
const MEMO = { 14: 'ref', 19: 'memo' };

const open = (protocol: Protocol) =>
  openOffice({
    url: database.url,
    database: database.db,
    login: user('billing').login,
    secret: user('billing').key,
    protocol,
  });

describe.each(protocols)('posting a payment over %s', (protocol) => {
  let office: Office;
  let count = 0;
  beforeAll(async () => {
    office = await open(protocol);
  });
  afterAll(() => office.dispose());

  /** A posted document over 120.00 without tax. */
  async function posted(change: Partial<InvoiceRequest> = {}): Promise<MoveHandle> {
    count += 1;
    const { view } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: 1,
      partner: azure,
      reference: `PP-${count} ${protocol}`,
      invoiceDate: '2026-11-20',
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
      ...change,
    });
    await admin.call('account.move', 'action_post', [[idOf(view.document)]]);
    return view.document;
  }

  async function draft(request: Partial<PaymentRequest>): Promise<PaymentHandle> {
    count += 1;
    const asked = { company: 1, date: '2026-12-01', pays: [], memo: `M-${count}`, ...request };
    return (await office.books.createDraftPayment(asked)).view.document;
  }

  const read = async (model: string, id: number, fields: readonly string[]) =>
    (await admin.read(model, [id], [...fields]))[0] ?? {};
  const stateOf = async (payment: PaymentHandle) =>
    (await read('account.payment', idOf(payment), ['state'])).state;
  const openOf = async (document: MoveHandle) =>
    (await read('account.move', idOf(document), ['amount_residual'])).amount_residual;
  const nameOf = async (document: MoveHandle) =>
    String((await read('account.move', idOf(document), ['name'])).name);
  const ask = (payment: PaymentHandle) => office.gate.request(payment, agent, new AbortController().signal);
  const approve = (payment: PaymentHandle) => {
    office.person.willAnswer('yes');
    return ask(payment);
  };
  const shown = () => office.person.shown.at(-1);
  /** Pays a document behind the back of the person who looks at the dialog. */
  const payElsewhere = async (document: MoveHandle) => {
    const other = await draft({ pays: [{ document }], idempotencyKey: `elsewhere ${count} ${protocol}` });
    await admin.call('account.payment', 'action_post', [[idOf(other)]]);
    const { move_id, destination_account_id } = await read('account.payment', idOf(other), [
      'move_id',
      'destination_account_id',
    ]);
    const first = (pair: unknown) => (Array.isArray(pair) ? Number(pair[0]) : 0);
    const item = await admin.one('account.move.line', [
      ['move_id', '=', first(move_id)],
      ['account_id', '=', first(destination_account_id)],
    ]);
    await admin.call('account.move', 'js_assign_outstanding_line', [[idOf(document)], item]);
  };

  it('posts what the person approved, and settles the bill that it pays', async () => {
    const bill = await posted();
    const payment = await draft({ pays: [{ document: bill }] });
    const result = await approve(payment);
    expect(result).toMatchObject({ document: payment, deviations: [] });
    expect(result.label).toBe('payment to Azure Interior, 120.00 EUR');
    expect(result.number).toMatch(/BNK1\/2026\//);
    expect(result.movedTo).toBeUndefined();
    expect(await stateOf(payment)).toBe(POSTED[testedVersion]);
    expect(await openOf(bill)).toBe(0);
    const entries = (await office.entries()).slice(-8);
    expect(entries.map(({ what }) => what).filter((what) => !what.startsWith('note-'))).toEqual([
      'posting-asked',
      'posting-answered',
      'posting-intended',
      'settling-intended',
      'settling-settled',
      'posting-settled',
    ]);
    const settling = entries.filter(({ what }) => what.startsWith('settling-'));
    expect(settling).toMatchObject([
      { document: bill, by: payment, amount: '120.00' },
      { document: bill, by: payment, outcome: 'done' },
    ]);
  });

  it('shows who is paid, what is booked, what is settled, and the total', async () => {
    const bill = await posted();
    const payment = await draft({ amount: '20', pays: [{ document: bill }], memo: 'First part' });
    expect((await problemOf(ask(payment))).code).toBe('declined');
    expect(shown()).toMatchObject({
      question: expect.stringContaining('Post payment to “Azure Interior”, 20.00 EUR?'),
      verb: 'Post Payment',
      keep: 'Keep as Draft',
      complete: true,
    });
    const text = shown()
      ?.detail.replace(database.url, 'URL')
      .replace(database.db, 'DATABASE')
      .replace(/payment\/\d+/, 'payment/N')
      .replace(/(?:BILL|BNK1)\/2026\/\S+?(?=[.;])/g, 'NUMBER');
    await expect(text).toMatchFileSnapshot(`__snapshots__/payment-dialog-${testedVersion}-${protocol}.txt`);
    expect(await stateOf(payment)).toBe('draft');
  });

  it('settles two bills, the one that is paid in full first, so that each gets what was asked for', async () => {
    const [part, whole] = [await posted(), await posted()];
    const payment = await draft({
      amount: '170',
      pays: [
        { document: part, amount: '50' },
        { document: whole, amount: '120' },
      ],
    });
    expect(await approve(payment)).toMatchObject({ deviations: [] });
    const text = shown()?.detail;
    expect(text).toContain(`Settles 120.00 EUR of the 120.00 EUR open of ${await nameOf(whole)}.`);
    expect(text).toContain(
      `Settles 50.00 EUR of the 120.00 EUR open of ${await nameOf(part)}; 70.00 EUR of it stay open.`,
    );
    expect([await openOf(part), await openOf(whole)]).toEqual([70, 0]);
  });

  it('says so when Odoo will settle otherwise than was asked for, and it is as it said', async () => {
    const [one, two] = [await posted(), await posted()];
    const payment = await draft({
      amount: '130',
      pays: [
        { document: one, amount: '50' },
        { document: two, amount: '60' },
      ],
    });
    expect(await approve(payment)).toMatchObject({ deviations: [] });
    const text = shown()?.detail ?? '';
    expect(text).toContain(
      `Warning: 120.00 EUR of ${await nameOf(one)} are settled, and not the 50.00 EUR that were asked for`,
    );
    expect(text).toContain(
      `Warning: 10.00 EUR of ${await nameOf(two)} are settled, and not the 60.00 EUR that were asked for`,
    );
    expect([await openOf(one), await openOf(two)]).toEqual([0, 110]);
  });

  it('warns of what stays open, and of a payment that names nothing', async () => {
    const bill = await posted();
    await problemOf(ask(await draft({ amount: '150', pays: [{ document: bill }] })));
    expect(shown()?.detail).toContain('Warning: It is more than what it settles: 30.00 EUR of it stay open.');
    const unnamed = await draft({ partner: azure, amount: '7', direction: 'pay' });
    expect(await approve(unnamed)).toMatchObject({ deviations: [] });
    expect(shown()?.detail).toContain('Warning: It names no document that it pays');
    expect(await stateOf(unnamed)).toBe(POSTED[testedVersion]);
  });

  it('receives what a customer owes', async () => {
    const invoice = await posted({ type: 'out_invoice' });
    const payment = await draft({ pays: [{ document: invoice }] });
    expect(await approve(payment)).toMatchObject({
      deviations: [],
      label: 'payment from Azure Interior, 120.00 EUR',
    });
    expect(await openOf(invoice)).toBe(0);
  });

  it('pays a bill in a foreign currency', async () => {
    const bill = await posted({ currency: 'USD' });
    const payment = await draft({ pays: [{ document: bill }] });
    expect(await approve(payment)).toMatchObject({ deviations: [] });
    const text = shown()?.detail;
    expect(text).toContain('Total: 120.00 USD');
    expect(text).toMatch(/In company currency: [\d.]+ EUR/);
    expect(text).toContain('Odoo books the difference in an entry of its own');
    expect(await openOf(bill)).toBe(0);
  });

  it('posts nothing when the bill was paid by somebody else while the dialog was open', async () => {
    const bill = await posted();
    const payment = await draft({ pays: [{ document: bill }] });
    office.person.willAnswer(async () => {
      await payElsewhere(bill);
      return 'yes';
    });
    const problem = await problemOf(ask(payment));
    expect(problem).toMatchObject({
      code: 'changed_since_review',
      person: expect.stringContaining(
        `${await nameOf(bill)} was posted, -120.00 EUR open, is posted, nothing open`,
      ),
    });
    expect(await stateOf(payment)).toBe('draft');
    expect((await problemOf(ask(payment))).person).toContain('It settles nothing any more');
  });

  it('posts nothing when the payment itself was changed meanwhile', async () => {
    const bill = await posted();
    for (const values of [{ amount: 50 }, { [MEMO[testedVersion]]: 'for Mallory' }, { date: '2026-12-02' }]) {
      const payment = await draft({
        pays: [{ document: bill }],
        idempotencyKey: `${Object.keys(values).join()} ${count} ${protocol}`,
      });
      office.person.willAnswer(async () => {
        await admin.write('account.payment', [idOf(payment)], values);
        return 'yes';
      });
      expect((await problemOf(ask(payment))).code, JSON.stringify(values)).toBe('changed_since_review');
      expect(await stateOf(payment)).toBe('draft');
    }
    expect(await openOf(bill)).toBe(120);
  });

  it('tells that another draft pays the same bill, and that another payment is alike', async () => {
    const bill = await posted();
    const first = await draft({ pays: [{ document: bill }], idempotencyKey: `1 ${count} ${protocol}` });
    const second = await draft({ pays: [{ document: bill }], idempotencyKey: `2 ${count} ${protocol}` });
    await problemOf(ask(second));
    const text = shown()?.detail ?? '';
    expect(text).toContain(
      `Warning: ${bill} is paid by the draft ${first}, too: together 240.00 of 120.00 open.`,
    );
    expect(text).toContain(`Warning: Possible duplicate of`);
  });

  if (testedVersion === '19' && !isDemo)
    it('says that the books are closed on its day, and on which day it is booked, on real Odoo 19', async () => {
      const payment = await draft({ partner: azure, amount: '8', direction: 'pay', date: '2025-06-01' });
      await admin.write('res.company', [1], { fiscalyear_lock_date: '2025-06-30' });
      try {
        const result = await approve(payment);
        expect(shown()?.detail).toContain('Warning: The books are closed up to 2025-06-30');
        // The end of the month or of the year, whichever numbers the journal has by now.
        expect(result).toMatchObject({
          deviations: [],
          movedTo: expect.stringMatching(/^2025-(?:07|12)-31$/),
        });
      } finally {
        await admin.write('res.company', [1], { fiscalyear_lock_date: false });
      }
    });

  if (!isDemo)
    it('has the total typed when the bank account of who is paid is a new one, on real Odoo', async () => {
      const bill = await posted({ partner: 'Meubles Dupont' });
      const dupont = await admin.one('res.partner', [['name', '=', 'Meubles Dupont']]);
      const number = `FR76 ${protocol}`;
      const [account = 0] = await admin.create('res.partner.bank', [
        { acc_number: number, partner_id: dupont },
      ]);
      const payment = await draft({ pays: [{ document: bill }] });
      office.person.willType('12.00');
      expect((await problemOf(approve(payment))).code).toBe('declined');
      expect(shown()?.detail).toContain(`Warning: The bank account ${number} of Meubles Dupont was added`);
      office.person.willType('120,00');
      expect(await approve(payment)).toMatchObject({ deviations: [] });
      expect(office.person.totals.at(-1)).toMatchObject({ total: '120.00', currency: 'EUR' });
      await admin.call('res.partner.bank', 'unlink', [[account]]);
    });

  it('asks nobody about what is posted already, or is not there', async () => {
    const bill = await posted();
    const payment = await draft({ pays: [{ document: bill }] });
    await approve(payment);
    const before = office.person.shown.length;
    expect((await problemOf(ask(payment))).code).toBe('not_a_draft');
    expect((await problemOf(ask('payment/999999'))).code).toBe('document_not_found');
    expect(office.person.shown.length).toBe(before);
  });

  it('posts several payments with one answer, each with what it settles', async () => {
    const [one, two] = [await posted(), await posted()];
    const payments = [await draft({ pays: [{ document: one }] }), await draft({ pays: [{ document: two }] })];
    office.person.willAnswer('yes');
    const outcomes = await office.gate.requestAll(payments, agent, new AbortController().signal);
    expect(outcomes).toMatchObject(payments.map((document) => ({ document, posted: { deviations: [] } })));
    expect(shown()?.question).toContain('240.00 EUR');
    expect(shown()?.detail).toContain(`Settles 120.00 EUR of the 120.00 EUR open of ${await nameOf(two)}.`);
    expect([await openOf(one), await openOf(two)]).toEqual([0, 0]);
  });

  it('posts two that look alike with one answer: what the one does to the other was shown with both', async () => {
    const [one, two] = [await posted(), await posted()];
    const date = `2026-12-${protocol === 'json-2' ? '14' : '15'}`;
    const alike = [
      await draft({ pays: [{ document: one }], date }),
      await draft({ pays: [{ document: two }], date }),
    ] as const;
    office.person.willAnswer('yes');
    const outcomes = await office.gate.requestAll(alike, agent, new AbortController().signal);
    expect(outcomes).toMatchObject(alike.map((document) => ({ document, posted: { deviations: [] } })));
    expect(shown()?.detail).toContain(
      `Warning: Possible duplicate of ${alike[0]} (number 1 of this set): the same partner, amount and date.`,
    );
    expect([await openOf(one), await openOf(two)]).toEqual([0, 0]);
  });
});
