import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUPONT, LINDENHOF, TRADING } from '../../support/paper-company.ts';
import { openPaperOffice } from '../../support/paper-office.ts';
import { problemOf } from '../../support/problem-of.ts';

const bill = (name: string) => ({
  type: 'in_invoice' as const,
  company: LINDENHOF,
  lines: [{ description: name, price: '480' }],
});

async function officeWith(drafts: number) {
  const office = await openPaperOffice();
  for (let each = 1; each <= drafts; each += 1) await office.books.createDraftInvoice(bill(`bill ${each}`));
  office.session.takeCalls();
  return office;
}

const cursor = (text: string) => Buffer.from(text).toString('base64url');

describe('drafts come page by page, the newest first', () => {
  it('all of them, none twice, and no "next" on the last page', async () => {
    const { books, odoo } = await officeWith(7);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await books.listDrafts({ limit: 3, after });
      seen.push(...page.drafts.map(({ document }) => document));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(odoo.moves.toReversed().map(({ id }) => `move/${id}`));
  });

  it('neither skips nor repeats when drafts come and go between two pages', async () => {
    const office = await officeWith(6);
    const first = await office.books.listDrafts({ limit: 3 });
    const [newest] = office.odoo.moves.toReversed();
    await office.books.createDraftInvoice(bill('a new one'));
    office.odoo.discard(newest?.id ?? 0);
    const second = await office.books.listDrafts({ limit: 3, after: first.next });
    const ids = [...first.drafts, ...second.drafts].map(({ document }) => document);
    expect(new Set(ids).size).toBe(6);
    expect(second.next).toBeUndefined();
  });

  it('a last page that is just full has no "next"', async () => {
    const { books } = await officeWith(3);
    expect((await books.listDrafts({ limit: 3 })).next).toBeUndefined();
  });

  it('shows what Odoo has, amounts in the decimal places of their currency', async () => {
    const office = await officeWith(1);
    const [move] = office.odoo.moves;
    office.odoo.edit(move?.id ?? 0, {
      partner_id: DUPONT,
      ref: '',
      invoice_date: false,
      currency_id: 3,
      amount_total: 551.9999999,
    });
    const { drafts } = await office.books.listDrafts({});
    expect(drafts).toEqual([
      {
        ...{
          document: `move/${move?.id ?? 0}`,
          type: 'in_invoice',
          date: '2026-01-15',
          dueDate: '2026-01-15',
        },
        ...{ company: { id: 1, name: 'Lindenhof GmbH' }, partner: { id: DUPONT, name: 'Meubles Dupont' } },
        ...{ total: '552', currency: 'JPY', attachments: 0 },
      },
    ]);
  });

  it('is one request once the currencies are known', async () => {
    const { books, session } = await officeWith(1);
    await books.listDrafts({});
    session.takeCalls();
    await books.listDrafts({ type: 'in_invoice', partner: 'azure', company: 'Lindenhof GmbH' });
    expect(session.takeCalls()).toEqual(['account.move.search_read']);
  });

  it('of one company only, when one is named', async () => {
    const { books } = await officeWith(2);
    expect((await books.listDrafts({ company: TRADING })).drafts).toEqual([]);
    expect((await books.listDrafts({ company: LINDENHOF })).drafts.length).toBe(2);
  });

  it('lists no document that is posted', async () => {
    const office = await officeWith(2);
    office.odoo.edit(office.odoo.moves[0]?.id ?? 0, { state: 'posted' });
    expect((await office.books.listDrafts({})).drafts.length).toBe(1);
  });
});

describe('"after" is the "next" of an earlier page and nothing else', () => {
  it.each([
    ['nothing', ''],
    ['an id', '1001'],
    ['a handle', 'move/1001'],
    ['an id in disguise', cursor('1001')],
    ['no id', cursor('before 0')],
    ['a negative id', cursor('before -1')],
    ['a leading zero', cursor('before 01')],
    ['an exponent', cursor('before 1e3')],
    ['more than an id can be', cursor('before 99999999999')],
    ['something after', cursor('before 7 ')],
    ['a line feed after', cursor('before 7\n')],
    ['a piece of a domain', cursor('before 7], ["state", "=", "posted"')],
    ['other words', cursor('BEFORE 7')],
    ['an old acquaintance', cursor("before 7'; DROP TABLE account_move; --")],
    ['no base64', '\u202e'],
    ['a lot', 'a'.repeat(100_000)],
  ])('%s', async (_what, after) => {
    const { books, session } = await officeWith(0);
    await books.companies();
    session.takeCalls();
    const problem = await problemOf(books.listDrafts({ after }));
    expect(problem.code).toBe('invalid_arguments');
    expect(problem.model).toContain('"next"');
    expect(session.takeCalls()).not.toContain('account.move.search_read');
  });

  it('whatever is made up reaches Odoo as an id or not at all', async () => {
    const { books } = await officeWith(1);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.string().map(cursor)), async (after) => {
        const answer = await books.listDrafts({ after }).catch((error: unknown) => error);
        expect(answer).toSatisfy(
          (it: object) => 'drafts' in it || ('code' in it && it.code === 'invalid_arguments'),
        );
      }),
      { numRuns: 100 },
    );
  });
});
