import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Holds } from './contract.ts';
import { bill, draftBill, load, move } from './drafting.ts';
import type { Row } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

/* What Odoo has and the demo company has not: it says so, and never answers in another way. */

const contract = await openContract();

const DEMO: Holds = { odoo: [19], demoOnly: true };
const NOT_MODELLED = 'mcp_odoo.demo.NotModelled';

describe('what the demo company does not model, it says so', () => {
  const calls: readonly (readonly [what: string, model: string, method: string, named: Row])[] = [
    ['posting by writing the state', 'account.move', 'write', { vals: { state: 'posted' } }],
    ['giving a number', 'account.move', 'write', { vals: { name: 'BILL/2026/11/9000' } }],
    ['a draft that posts itself', 'account.move', 'write', { vals: { auto_post: 'at_date' } }],
    ['items without their document', 'account.move.line', 'write', { vals: { price_unit: 7 } }],
    ['a wizard', 'validate.account.move', 'validate_move', {}],
    ['payments', 'account.payment', 'create', { vals_list: [{ amount: 1 }] }],
    ['bank transactions', 'account.bank.statement.line', 'create', { vals_list: [{ amount: 1 }] }],
    ['groups of records', 'account.move', 'read_group', { domain: [], fields: ['id'], groupby: ['state'] }],
    ['a field that Odoo has', 'account.move', 'read', { fields: ['tax_totals'] }],
  ];
  for (const [what, model, method, named] of calls) {
    contract(what, DEMO, async (odoo) => {
      const id = await draftBill(odoo);
      const ids = 'vals_list' in named || 'domain' in named ? {} : { ids: [id] };
      const fault = await faultOf(odoo.call(model, method, { ...ids, ...named }));
      expect({ name: fault.name, status: fault.status }).toEqual({
        name: NOT_MODELLED,
        status: odoo.protocol === 'json-2' ? 501 : 200,
      });
      expect(await move(odoo, id, ['state', 'amount_total'])).toMatchObject({
        state: 'draft',
        amount_total: 119,
      });
    });
  }

  contract('loading that would overwrite', DEMO, async (odoo) => {
    const overwriting = load(odoo, [bill(odoo)], { mode: 'init', noupdate: false });
    expect((await faultOf(overwriting)).name).toBe(NOT_MODELLED);
  });
});
