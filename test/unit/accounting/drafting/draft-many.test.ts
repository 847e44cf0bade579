import { describe, expect, it } from 'vitest';
import type { DraftedInvoice } from '../../../../src/accounting/drafting/invoices/drafted-invoices.ts';
import type { InvoiceRequest } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import { Problem } from '../../../../src/common/problem.ts';
import { AZURE, LINDENHOF } from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import { problemOf } from '../../../support/problem-of.ts';

const LOAD = 'account.move.load';
const READ = 'account.move.web_read';
const SEARCH = 'account.move.search_read';

const bills = (count: number): InvoiceRequest[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ type: 'in_invoice', company: LINDENHOF, partner: AZURE, reference: `B-${index + 1}` },
    lines: [{ description: `Chairs ${index + 1}`, price: `${index + 1}` }],
  }));
const told = (outcomes: readonly (DraftedInvoice | Problem)[]) =>
  outcomes.map((each) => (each instanceof Problem ? each.code : each.view.reference));
const same = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

async function drafting() {
  const office = await openPaperOffice();
  const draftMany = (requests: readonly InvoiceRequest[]) =>
    office.books.createDraftInvoices(requests, () => undefined);
  return { ...office, draftMany };
}

describe('what goes wrong with one batch', () => {
  it.each([LOAD, READ, SEARCH])('takes no other batch with it: %s', async (call) => {
    const { session, draftMany } = await drafting();
    session.when(call, 'not-sent', 2);
    const outcomes = await draftMany(bills(60));
    const references = bills(60).map(({ reference }) => reference);
    const code = call === READ ? 'draft_not_read' : 'timed_out';
    expect(told(outcomes)).toEqual([...references.slice(0, 20), ...same(20, code), ...references.slice(40)]);
    expect(told(await draftMany(bills(60)))).toEqual(references);
  });

  it('is a problem of each when Odoo answers what nobody knows', async () => {
    const { session, odoo, draftMany } = await drafting();
    session.when(SEARCH, { answer: [{ id: 'seven' }] }, 2);
    expect(told(await draftMany(bills(25))).slice(20)).toEqual(same(5, 'answer_unreadable'));
    expect(odoo.moves).toHaveLength(20);
  });

  it('is looked after for all of them at once when nobody knows the outcome', async () => {
    const { session, odoo, draftMany } = await drafting();
    session.when(LOAD, 'unknown-done');
    const outcomes = await draftMany(bills(20));
    expect(outcomes.every((each) => !(each instanceof Problem) && each.replayed)).toBe(true);
    expect(odoo.moves).toHaveLength(20);
  });

  it('goes one by one when all of them are refused without a word', async () => {
    const { session, odoo, draftMany } = await drafting();
    session.when(LOAD, 'rejected');
    session.when(LOAD, 'rejected', 3);
    const outcomes = await draftMany(bills(4));
    expect(told(outcomes)).toEqual(['B-1', 'refused_by_odoo', 'B-3', 'B-4']);
    expect(odoo.moves).toHaveLength(3);
  });
});

describe('a draft that was made and could not be read', () => {
  it('is named, and shown when it is asked for again', async () => {
    const { books, session, odoo } = await drafting();
    const [bill] = bills(1);
    if (bill === undefined) throw new Error('One bill.');
    session.when(READ, 'not-sent');
    const problem = await problemOf(books.createDraftInvoice(bill));
    expect(problem.code).toBe('draft_not_read');
    expect(problem.model).toContain(`It is drafted as move/${odoo.moves[0]?.id ?? 0}`);
    expect((await books.createDraftInvoice(bill)).replayed).toBe(true);
    expect(odoo.moves).toHaveLength(1);
  });
});
