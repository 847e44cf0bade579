import { describe, expect, it } from 'vitest';
import {
  AZURE,
  DUPONT,
  EXPENSES,
  FOREIGN_TAX,
  LINDENHOF,
  PAPER,
  TAX_15,
  TRADING,
} from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import { problemOf } from '../../../support/problem-of.ts';

async function looking() {
  const office = await openPaperOffice();
  await office.books.companies();
  office.session.takeCalls();
  const find = async (...query: Parameters<typeof office.books.findRecords>) =>
    (await office.books.findRecords(...query)).records.map(({ id }) => id);
  return { ...office, find };
}

describe('records are found by what people know of them', () => {
  it.each([
    ['a part of the name', 'azure', [AZURE]],
    ['a VAT number', 'DE123456788', [AZURE]],
    ['a VAT number with spaces', 'DE 123 456 788', [AZURE]],
    ['an e-mail address', 'compta@dupont.example', [DUPONT]],
    ['words in another order', 'Interior Azure', [AZURE]],
    ['words with commas between', 'dupont; meubles', [DUPONT]],
    ['nothing that is there', 'Acme', []],
    ['one word that is there and one that is not', 'Azure Tables', []],
    ['nothing in particular', undefined, [AZURE, DUPONT]],
    ['space', '   ', [AZURE, DUPONT]],
  ])('a partner by %s', async (_what, text, ids) => {
    const { find } = await looking();
    expect(await find({ kind: 'partner', text })).toEqual(ids);
  });

  it('an account by the beginning of its code or a part of its name', async () => {
    const { find } = await looking();
    expect(await find({ kind: 'account', text: '60' })).toEqual([EXPENSES, PAPER]);
    expect(await find({ kind: 'account', text: '601000' })).toEqual([PAPER]);
    expect(await find({ kind: 'account', text: 'pens' })).toEqual([PAPER, EXPENSES]);
  });

  it('a tax by its name, of the company that is named', async () => {
    const { find } = await looking();
    expect(await find({ kind: 'tax', text: '15%', company: LINDENHOF })).toEqual([TAX_15]);
    expect(await find({ kind: 'tax', company: TRADING })).toEqual([FOREIGN_TAX]);
  });

  it('with enough to tell two of them apart, and a company only where there are several', async () => {
    const { books } = await looking();
    const first = async (...query: Parameters<typeof books.findRecords>) =>
      (await books.findRecords(...query)).records[0];
    expect(await first({ kind: 'partner', text: 'azure' })).toEqual({
      id: AZURE,
      name: 'Azure Interior',
      details: { vat: 'DE123456788', city: 'Hamburg', country: 'Germany' },
    });
    expect(await first({ kind: 'account', text: '601000', company: LINDENHOF })).toEqual({
      id: PAPER,
      name: '601000 Paper and Pens',
      details: { type: 'expense' },
    });
    expect(await first({ kind: 'tax', text: '21%' })).toEqual({
      id: FOREIGN_TAX,
      name: '21%',
      details: { use: 'purchase', rate: '21 %', company: 'Lindenhof Trading BV' },
    });
  });

  it('the one with exactly that name first', async () => {
    const { books, odoo } = await looking();
    odoo.records.create('res.partner', { ...odoo.records.get('res.partner', AZURE), name: 'AZURE' });
    const { records } = await books.findRecords({ kind: 'partner', text: 'azure' });
    expect(records.map(({ name }) => name)).toEqual(['AZURE', 'Azure Interior']);
  });

  it('what is merely near is said to be, and left out where something fits', async () => {
    const { books, odoo } = await looking();
    expect(await books.findRecords({ kind: 'partner', text: 'Azure Interoir' })).toMatchObject({
      records: [{ id: AZURE }],
      isNear: true,
      hasMore: false,
    });
    const copy = { ...odoo.records.get('res.partner', AZURE), name: 'Azure Interoir' };
    const id = odoo.records.create('res.partner', copy);
    expect(await books.findRecords({ kind: 'partner', text: 'Azure Interoir' })).toMatchObject({
      records: [{ id }],
      isNear: false,
    });
  });
});

describe('Odoo is asked as little as can be', () => {
  it('for partners once when something fits, a second time when nothing does', async () => {
    const { find, session } = await looking();
    await find({ kind: 'partner', text: 'Interior Azure' });
    expect(session.takeCalls()).toEqual(['res.partner.search_read']);
    await find({ kind: 'partner', text: 'Azure Interoir' });
    expect(session.takeCalls()).toEqual(['res.partner.search_read', 'res.partner.search_read']);
  });

  it('for kinds of which there are few once in ten minutes, and again when nothing fits', async () => {
    const { find, session, clock, odoo } = await looking();
    await find({ kind: 'tax', text: '15%' });
    await find({ kind: 'tax', text: '21%' });
    expect(session.takeCalls()).toEqual(['account.tax.search_read']);

    const id = odoo.records.create('account.tax', {
      ...odoo.records.get('account.tax', TAX_15),
      name: '99%',
    });
    expect(await find({ kind: 'tax', text: '99%' })).toEqual([id]);
    expect(session.takeCalls()).toEqual(['account.tax.search_read']);

    clock.advance(10 * 60_000);
    await find({ kind: 'tax', text: '15%' });
    expect(session.takeCalls()).toContain('account.tax.search_read');
  });

  it.each([
    ['partner', 'res.partner'],
    ['account', 'account.account'],
    ['tax', 'account.tax'],
  ] as const)('for at most 20 records: %s', async (kind, model) => {
    const { books, odoo } = await looking();
    const [row] = odoo.records.rows(model);
    for (let each = 0; each < 30; each += 1) odoo.records.create(model, { ...row });
    const { records, hasMore } = await books.findRecords({ kind });
    expect([records.length, hasMore]).toEqual([20, true]);
  });

  it('but never for a company that the user may not work for', async () => {
    const { books, session } = await looking();
    const problem = await problemOf(books.findRecords({ kind: 'tax', company: 99 }));
    expect(problem.code).toBe('company_not_allowed');
    expect(problem.model).toContain('Lindenhof GmbH (1), Lindenhof Trading BV (2)');
    expect(session.takeCalls()).toEqual([]);
  });
});
