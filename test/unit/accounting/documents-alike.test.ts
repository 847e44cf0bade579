import { describe, expect, it } from 'vitest';
import { DocumentsAlike } from '../../../src/accounting/documents-alike.ts';
import type { Sought } from '../../../src/accounting/documents-alike.ts';

const row = {
  ...{ id: 8, move_type: 'in_invoice', state: 'posted', name: 'BILL/2026/01/0001', ref: 'A-114' },
  ...{ company_id: [1, 'Lindenhof GmbH'], commercial_partner_id: [9, 'Azure Interior'] },
  ...{ invoice_date: '2026-01-10', amount_total: 579.23, currency_id: [1, 'EUR'] },
};
const sought: Sought = { company: 1, type: 'in_invoice', family: 9 };
const paid = { date: '2026-01-10', total: 579.23, currency: 'EUR' };

async function alike(more: Partial<Sought>, there: object = row) {
  const client = { call: () => Promise.resolve([there]) };
  const [found = []] = await new DocumentsAlike(client).find([{ ...sought, ...more }]);
  return found.map(({ by }) => by);
}

describe('a document may be the same paper', () => {
  it('when it has the same reference, whatever its case', async () => {
    expect(await alike({ reference: 'a-114' })).toEqual(['reference']);
    expect(await alike({ reference: 'A-115' })).toEqual([]);
  });

  it('when it has the same date and total, in the same currency', async () => {
    expect(await alike({ paid })).toEqual(['amount']);
    expect(await alike({ paid: { ...paid, total: 579.24 } })).toEqual([]);
    expect(await alike({ paid: { ...paid, date: '2026-01-11' } })).toEqual([]);
    expect(await alike({ paid }, { ...row, currency_id: [2, 'USD'] })).toEqual([]);
  });

  it('and not when it is of another partner, kind or company', async () => {
    expect(await alike({ paid }, { ...row, commercial_partner_id: [10, 'Other'] })).toEqual([]);
    expect(await alike({ paid }, { ...row, move_type: 'in_refund' })).toEqual([]);
    expect(await alike({ paid }, { ...row, company_id: [2, 'Trading'] })).toEqual([]);
  });
});
