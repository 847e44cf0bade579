import { describe, expect } from 'vitest';
import { z } from 'zod';
import { sampleCompany } from '../../src/demo/sample-company.ts';
import { openContract } from './contract.ts';

const contract = await openContract();
const { documents } = sampleCompany();

const rowsSchema = z.array(
  z.looseObject({
    move_type: z.string(),
    state: z.string(),
    company_id: z.tuple([z.int(), z.string()]),
    amount_total: z.number(),
  }),
);

describe('the sample company', () => {
  contract('has all its documents, and Odoo comes to the same totals', { odoo: [14, 19] }, async (odoo) => {
    const fields = ['move_type', 'state', 'company_id', 'amount_total'];
    const first = { order: 'id', limit: documents.length };
    const rows = rowsSchema.parse(await odoo.searchRead('account.move', [], fields, first));
    const kinds = Map.groupBy(
      rows,
      ({ company_id: [, company], state, move_type }) => `${company}: ${state} ${move_type}`,
    );
    const sums = [...kinds].map(([kind, each]) => {
      const sum = each.reduce((total, { amount_total }) => total + amount_total, 0);
      return [kind, `${each.length} of ${sum.toFixed(2)}`] as const;
    });
    expect(Object.fromEntries(sums)).toEqual({
      'Lindenhof GmbH: posted in_invoice': '47 of 33610.14',
      'Lindenhof GmbH: posted in_refund': '1 of 142.80',
      'Lindenhof GmbH: posted out_invoice': '10 of 27111.12',
      'Lindenhof GmbH: posted out_refund': '1 of 207.31',
      'Lindenhof GmbH: posted entry': '1 of 216.33',
      'Lindenhof GmbH: draft in_invoice': '6 of 2930.99',
      'Lindenhof GmbH: draft in_refund': '1 of 59.38',
      'Lindenhof GmbH: draft in_receipt': '1 of 52.00',
      'Lindenhof GmbH: draft out_invoice': '2 of 5824.87',
      'Lindenhof GmbH: draft out_refund': '1 of 118.76',
      'Lindenhof GmbH: draft out_receipt': '1 of 238.00',
      'Lindenhof GmbH: draft entry': '1 of 800.00',
      // Odoo 14 rounds the prices of two lines, which have three decimals.
      'Lindenhof Trading BV: posted in_invoice': odoo.major < 19 ? '2 of 414.55' : '2 of 414.54',
      'Lindenhof Trading BV: draft in_invoice': '1 of 412.50',
    });
  });

  contract('its posted documents are numbered, its locked draft waits', { odoo: [14, 19] }, async (odoo) => {
    const unnumbered = [
      ['state', '=', 'posted'],
      ['name', 'in', [false, '/']],
    ];
    expect(await odoo.count('account.move', unnumbered)).toBe(0);
    const locked = await odoo.searchRead('account.move', [['ref', '=', 'G-2025-317']], ['state', 'date']);
    expect(locked).toMatchObject([{ state: 'draft', date: '2025-12-15' }]);
  });
});
