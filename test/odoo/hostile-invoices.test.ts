import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Bookkeeping } from '../support/bookkeeping.ts';
import { openMcpDesk } from '../support/mcp-desk.ts';
import type { McpDesk } from '../support/mcp-desk.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { startTestedOdoo } from './tested-odoo.ts';

/* What no bookkeeper writes: each is told what is wrong and how to say it right, and nothing is made of it. */

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('hostile');
const books = await Bookkeeping.of(database);

const bill = {
  ...{ company: 1, partner: 'Azure Interior', description: 'Chairs', amount: 100 },
  invoice_date: '2026-11-20',
};
const { description: _, amount: __, ...header } = bill;
const line = (more: object) => ({ ...header, lines: [{ description: 'Chairs', price: 100, ...more }] });
const DECIMAL = 'must be a plain decimal with a point, no thousands separators';
const long = 'x'.repeat(10_000);

type Case = readonly [what: string, asked: Record<string, unknown>, said: string];

/** Those that are refused without a word to Odoo. */
const MALFORMED: readonly Case[] = [
  ['an amount with commas', { ...bill, amount: '1,234.56' }, `amount: ${DECIMAL}`],
  ['a decimal comma', { ...bill, amount: '100,50' }, `amount: ${DECIMAL}`],
  ['an amount in words', { ...bill, amount: '100 EUR' }, `amount: ${DECIMAL}`],
  ['an amount that is no number', { ...bill, amount: 'NaN' }, `amount: ${DECIMAL}`],
  ['an endless amount', { ...bill, amount: 'Infinity' }, `amount: ${DECIMAL}`],
  ['an amount of 400 digits', { ...bill, amount: '1e400' }, `amount: ${DECIMAL}`],
  ['an amount of next to nothing', { ...bill, amount: '1e-400' }, `amount: ${DECIMAL}`],
  ['ten decimal places', { ...bill, amount: '1.0123456789' }, `amount: ${DECIMAL}`],
  ['ten decimal places in a line', line({ quantity: '1.0123456789' }), `lines[0].quantity: ${DECIMAL}`],
  ['a total with commas', { ...bill, expected_total: '1,190' }, `expected_total: ${DECIMAL}`],
  ['a negative total', { ...bill, amount: -100 }, 'For a credit note set "kind" to vendor_credit_note'],
  [
    'a negative credit note',
    { ...bill, kind: 'vendor_credit_note', amount: -100 },
    'A credit note has positive amounts: leave the signs out.',
  ],
  ['a discount above all', line({ discount: 150 }), 'the discount is in percent, from 0 to 100'],
  ['a discount below nothing', line({ discount: '-5' }), 'A surcharge is a line.'],
  ['no lines', { ...header, lines: [] }, 'lines: give at least one line.'],
  ['nothing to pay for', header, 'Give either description and amount, or lines.'],
  [
    'a thousand lines',
    { ...header, lines: Array.from({ length: 1000 }, () => ({ description: 'x', price: 1 })) },
    'lines: at most 200 lines; sum up those of one account and tax',
  ],
  [
    'a line without words',
    { ...header, lines: [{ price: 1 }] },
    'lines[0]: give a description or a product.',
  ],
  ['a line without a price', { ...header, lines: [{ description: 'x' }] }, 'lines[0]: give a price'],
  ['a tax that is no list', line({ taxes: '19%' }), 'must be a list, such as ["19%"]; [] is no tax'],
  ['a date that does not exist', { ...bill, invoice_date: '2026-02-30' }, 'must be a date that exists'],
  ['a date as people write it', { ...bill, invoice_date: '20.11.2026' }, 'such as "2026-11-20"'],
  ['a date of long ago', { ...bill, invoice_date: '0001-01-01' }, 'must be between 1900 and 2199'],
  ['an id of 2^31', { ...bill, partner: 2 ** 31 }, 'partner: '],
  ['an id of nothing', { ...bill, partner: 0 }, 'partner: '],
  [
    'a handle of another kind',
    { ...bill, kind: 'vendor_credit_note', corrects: 'payment/1' },
    'such as "move/7"',
  ],
  ['a description of 10,000 characters', { ...bill, description: long }, 'at most 500 characters'],
  ['a reference of 10,000 characters', { ...bill, reference: long }, 'at most 100 characters'],
  ['a note of 10,000 characters', { ...bill, narration: long }, 'at most 4000 characters'],
  ['a name of 10,000 characters', { ...bill, partner: long }, 'partner: '],
  ['text that runs backwards', { ...bill, description: 'Chairs \u202Esriahc' }, 'turn the direction of text'],
  ['text nobody can see', { ...bill, reference: 'A-1\u{E0041}' }, 'cannot be seen'],
  ['a name that runs backwards', { ...bill, partner: '\u2066Azure Interior' }, 'partner: '],
  ['a note that runs backwards', { ...bill, narration: 'a\n\u202Eb' }, 'turn the direction of text'],
  ['control characters', { ...bill, description: 'a\u0000b' }, 'one line without control characters'],
  ['a bell in a note', { ...bill, narration: 'a\u0007b' }, 'must not have control characters'],
  ['two lines for one', { ...bill, reference: 'a\nb' }, 'one line without control characters'],
  [
    'a due date and a term',
    { ...bill, due_date: '2026-12-01', payment_term: '30 Days' },
    'Give either "due_date"',
  ],
  ['an approval', { ...bill, approved: true }, 'leave out "approved"'],
  ['an argument that there is not', { ...bill, move_type: 'entry' }, 'Unknown: "move_type".'],
];

/** Those that Odoo has to be asked about. */
const UNKNOWN: readonly Case[] = [
  ['an account that there is not', line({ account: '999999' }), 'No account is called "999999"'],
  [
    'the account of what is owed',
    line({ account: '200000' }),
    'for what is owed, which Odoo books by itself',
  ],
  ['a tax of the other side', line({ taxes: ['0% Export'] }), 'is of type "sale"'],
  ['a currency that there is not', { ...bill, currency: 'XXX' }, 'No currency is called "XXX"'],
  [
    'a company that there is not',
    { ...bill, company: 'Acme' },
    '"company" must be one of: Lindenhof GmbH (1)',
  ],
  ['a partner that there is not', { ...bill, partner: 2 ** 31 - 1 }, 'partner 2147483647 does not exist'],
  [
    'a credit note of nothing',
    { ...header, kind: 'vendor_credit_note', corrects: 'move/2147483647' },
    'move/2147483647 does not exist',
  ],
];

describe('an invoice as nobody writes it', () => {
  let desk: McpDesk;
  let before: unknown;
  const state = async () => {
    const moves = await books.admin.search('account.move', []);
    return books.admin.read('account.move', moves, ['ref', 'amount_total', 'write_date']);
  };
  beforeAll(async () => {
    const { login, key: secret } = userOf(database, 'billing');
    desk = await openMcpDesk({ url: database.url, database: database.db, login, secret });
    before = await state();
  });
  afterAll(() => desk.close());

  it.each(MALFORMED)('is refused before Odoo hears of it: %s', async (_what, asked, said) => {
    desk.office.takeRequests();
    const failure = await desk.agent.failure('create_draft_invoice', asked);
    expect(failure).toContain(said);
    expect(failure.length).toBeLessThan(800);
    expect(desk.office.takeRequests()).toEqual([]);
  });

  it.each(UNKNOWN)('is refused with what is there instead: %s', async (_what, asked, said) => {
    const failure = await desk.agent.failure('create_draft_invoice', asked);
    expect(failure).toContain(said);
    expect(failure).not.toMatch(/Traceback|odoo\.exceptions|psycopg|File "/);
    expect(desk.office.takeRequests()).not.toContain('account.move.load');
  });

  it('is refused by itself among many, each by its number, and nothing of it is in Odoo', async () => {
    const all = [...MALFORMED, ...UNKNOWN];
    const calls = [all.slice(0, 25), all.slice(25)];
    for (const cases of calls) {
      const answer = await desk.agent.answer('create_draft_invoices', {
        invoices: [...cases.map(([, asked]) => asked), null, 7, []],
      });
      const { drafted, problems, results } = z
        .object({
          drafted: z.int(),
          problems: z.int(),
          results: z.array(z.object({ number: z.int(), problem: z.string() })),
        })
        .parse(answer);
      expect({ drafted, problems }).toEqual({ drafted: 0, problems: cases.length + 3 });
      for (const [index, [, , said]] of cases.entries()) {
        expect(results[index]?.number).toBe(index + 1);
        expect(results[index]?.problem).toContain(said);
      }
    }
    expect(await desk.agent.failure('create_draft_invoices', { invoices: [] })).toContain(
      'give at least one',
    );
    const many = Array.from({ length: 101 }, () => bill);
    expect(await desk.agent.failure('create_draft_invoices', { invoices: many })).toContain('at most 100');
    expect(await state()).toEqual(before);
  });

  it('may name anybody in any script, and say anything on one line', async () => {
    const description = 'شحن – Ersatzteile für „Müller & Söhne“ <b>50 %</b> \u200E(№ 7) 🪑';
    const { lines } = await desk.agent.answer('create_draft_invoice', { ...bill, description });
    expect(lines).toMatchObject([{ description }]);
  });
});
