import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('any');

/** Needs nothing but a company, a partner and a user who may draft: so it runs on anybody's Odoo, too. */
describe('on whatever Odoo there is', () => {
  let office: Office;
  beforeAll(async () => {
    const { login, key } = bed.user('billing');
    office = await openOffice({ url: database.url, database: database.db, login, secret: key });
  });
  afterAll(() => office.dispose());

  it('drafts one bill of a request that comes twice, shows it in full, and posts nothing without a yes', async () => {
    const [company] = await office.books.companies();
    const { records } = await office.books.findRecords({ kind: 'partner', company: company?.id });
    const [partner] = records;
    const request = {
      type: 'in_invoice' as const,
      company: company?.id,
      partner: partner?.id,
      reference: `test ${randomUUID()}`,
      invoiceDate: '2026-11-20',
      lines: [{ description: 'MCP Odoo test, may be deleted', price: '1', taxes: [] }],
    };
    const first = await office.books.createDraftInvoice(request);
    const second = await office.books.createDraftInvoice(request);
    expect(first.view).toMatchObject({ state: 'draft', total: expect.stringMatching(/^1(\.0+)?$/) });
    expect(second).toMatchObject({ replayed: true, view: { document: first.view.document } });

    office.person.willAnswer('keep');
    const asked = office.gate.request(first.view.document, { kind: 'command' }, new AbortController().signal);
    expect((await problemOf(asked)).code).toBe('declined');
    const [shown] = office.person.shown;
    expect(shown?.complete).toBe(true);
    expect(shown?.detail).toContain('MCP Odoo test, may be deleted');
    expect((await office.books.getDocument(first.view.document)).state).toBe('draft');
  });
});
