import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/accounting/reading/find-records.ts';
import {
  AZURE,
  DUPONT,
  EXPENSES,
  FOREIGN_TAX,
  LINDENHOF,
  PAPER,
  TAX_15,
  TRADING,
} from '../../support/paper-company.ts';
import { openPaperOffice } from '../../support/paper-office.ts';
import { problemOf } from '../../support/problem-of.ts';

async function looking() {
  const office = await openPaperOffice();
  await office.books.companies();
  office.session.takeCalls();
  const find = async (...query: Parameters<typeof office.books.findRecords>) =>
    (await office.books.findRecords(...query)).map(({ id }) => id);
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
    expect(await find({ kind: 'account', text: 'pens' })).toEqual([EXPENSES, PAPER]);
  });

  it('a tax by its name, of the company that is named', async () => {
    const { find } = await looking();
    expect(await find({ kind: 'tax', text: '15%', company: LINDENHOF })).toEqual([TAX_15]);
    expect(await find({ kind: 'tax', company: TRADING })).toEqual([FOREIGN_TAX]);
  });

  it('with enough to tell two of them apart', async () => {
    const { books } = await looking();
    expect(await books.findRecords({ kind: 'partner', text: 'azure' })).toEqual([
      { id: AZURE, name: 'Azure Interior', details: 'DE123456788, Hamburg, Germany' },
    ]);
    expect(await books.findRecords({ kind: 'account', text: '601000' })).toEqual([
      { id: PAPER, name: '601000 Paper and Pens', details: 'expense' },
    ]);
    expect(await books.findRecords({ kind: 'tax', text: '21%' })).toEqual([
      { id: FOREIGN_TAX, name: '21%', details: 'purchase, Lindenhof Trading BV' },
    ]);
  });

  it('the one with exactly that name first', async () => {
    const { books, odoo } = await looking();
    odoo.records.create('res.partner', { ...odoo.records.get('res.partner', AZURE), name: 'AZURE' });
    expect((await books.findRecords({ kind: 'partner', text: 'azure' })).map(({ name }) => name)).toEqual([
      'AZURE',
      'Azure Interior',
    ]);
  });
});

describe('Odoo is asked as little as can be', () => {
  it('once when something was found, a second time by words when nothing was', async () => {
    const { find, session } = await looking();
    await find({ kind: 'partner', text: 'Azure Interior' });
    expect(session.takeCalls()).toEqual(['res.partner.search_read']);
    await find({ kind: 'partner', text: 'Interior Azure' });
    expect(session.takeCalls()).toEqual(['res.partner.search_read', 'res.partner.search_read']);
    await find({ kind: 'partner', text: 'Acme' });
    expect(session.takeCalls()).toEqual(['res.partner.search_read']);
  });

  it.each(RECORD_KINDS)('for at most 20 records: %s', async (kind) => {
    const { find, odoo } = await looking();
    const model = { partner: 'res.partner', account: 'account.account', tax: 'account.tax' }[kind];
    const [row] = odoo.records.rows(model);
    for (let each = 0; each < 30; each += 1) odoo.records.create(model, { ...row });
    expect((await find({ kind })).length).toBe(20);
  });

  it('but never for a company that the user may not work for', async () => {
    const { books, session } = await looking();
    const problem = await problemOf(books.findRecords({ kind: 'tax', company: 99 }));
    expect(problem.code).toBe('company_not_allowed');
    expect(problem.model).toContain('Lindenhof GmbH (1), Lindenhof Trading BV (2)');
    expect(session.takeCalls()).toEqual([]);
  });
});
