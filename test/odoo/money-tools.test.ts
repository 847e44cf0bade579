import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { userOf } from '../beds/odoo/connection.ts';
import { openMcpDesk } from '../support/mcp-desk.ts';
import type { McpDesk } from '../support/mcp-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('money');
const admin = await OdooPerson.logIn(database, userOf(database, 'admin'));
const text = (value: unknown) => z.string().parse(value);

describe('what an agent drafts besides invoices', () => {
  let desk: McpDesk;
  beforeAll(async () => {
    const { login, key } = userOf(database, 'accountant');
    desk = await openMcpDesk({ url: database.url, database: database.db, login, secret: key });
  });
  afterAll(() => desk.close());
  const answer = (tool: string, given: Readonly<Record<string, unknown>>) => desk.agent.answer(tool, given);

  it('a journal entry in foreign currency, with its reversal', async () => {
    const entry = await answer('create_draft_entry', {
      company: 1,
      date: '2026-12-31',
      currency: 'USD',
      reference: 'Accrual',
      lines: [
        { account: '630000', debit: 125, description: 'Energy' },
        { account: '220000', credit: '125.00' },
      ],
      reverse_on: '2027-01-01',
    });
    expect(entry).toMatchObject({
      state: 'draft',
      currency: 'EUR',
      total: '100.00',
      replayed: false,
      reversal: expect.stringMatching(/^move\/\d+$/),
      items: [
        { description: 'Energy', debit: '100.00', currency: 'USD', amount: '125.00' },
        { credit: '100.00', currency: 'USD', amount: '-125.00' },
      ],
    });
    const read = await answer('get_document', { document: entry.reversal });
    expect(read).toMatchObject({ kind: 'journal_entry', date: '2027-01-01', total: '100.00' });
    expect(
      await desk.agent.failure('create_draft_entry', {
        company: 1,
        date: '2026-12-31',
        lines: [
          { account: '630000', debit: 125 },
          { account: '220000', credit: 120 },
        ],
      }),
    ).toContain('entry_unbalanced: ');
  });

  it('a payment that settles a bill, and a bank line that does', async () => {
    const bill = await answer('create_draft_invoice', {
      company: 1,
      partner: 'Azure Interior',
      description: 'Chairs',
      amount: 100,
      reference: 'PAY-1',
      invoice_date: '2026-11-20',
    });
    const document = text(bill.document);
    expect(
      await desk.agent.failure('create_draft_payment', {
        company: 1,
        date: '2026-12-01',
        pays: [{ document }],
      }),
    ).toContain('post_invoice');
    await admin.call('account.move', 'action_post', [[Number(document.slice('move/'.length))]]);
    const payment = await answer('create_draft_payment', {
      company: 1,
      date: '2026-12-01',
      pays: [{ document }],
    });
    expect(payment).toMatchObject({
      direction: 'pay',
      amount: '119.00',
      pays: [{ document, amount: '119.00' }],
    });
    const read = await answer('get_document', { document: payment.document });
    expect(read).toMatchObject({ kind: 'payment', state: 'draft', pays: [{ document, open: '119.00' }] });

    const line = { date: '2026-12-02', amount: -119, description: 'PAY-1', counterpart: { document } };
    const proposed = await answer('create_draft_transaction', {
      company: 1,
      journal: 'Bank',
      file: 'december.csv',
      transactions: [
        { ...line, row: 2 },
        { ...line, row: 3 },
        { ...line, row: 4, amount: 119 },
      ],
    });
    const together = { notes: [expect.stringContaining('together 238.00 of 119.00 open')] };
    expect(proposed.transactions).toEqual([
      { document: expect.stringMatching(/^proposal\//), ...together },
      { document: expect.stringMatching(/^proposal\//), ...together },
      { refused: expect.stringContaining('Money that goes out is negative') },
    ]);
    const [first] = z.array(z.object({ document: z.string().optional() })).parse(proposed.transactions);
    expect(await answer('get_document', { document: first?.document })).toMatchObject({
      kind: 'bank_transaction',
      state: 'proposed',
      amount: '-119.00',
      counterpart: { kind: 'document', document, open: '119.00' },
    });
    const listed = JSON.stringify(await answer('list_drafts', {}));
    expect(listed).toContain('"payment"');
    expect(listed).toContain('"bank_transaction"');
  });
});
