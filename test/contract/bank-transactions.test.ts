import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('who may enter a bank transaction', () => {
  const may = (odoo: Odoo, operation: string, more: object = { raise_exception: false }) =>
    odoo.call('account.bank.statement.line', 'check_access_rights', { operation, ...more });

  contract('bookkeepers, and nobody else', { odoo: [14, 19] }, async (odoo) => {
    const answers = await Promise.all(
      (['billing', 'billing-one', 'accountant', 'readonly'] as const).map((role) =>
        may(odoo.as(role), 'create'),
      ),
    );
    expect(answers).toEqual([false, false, true, false]);
  });

  contract('not even the administrator', { odoo: [14, 19], notInDemo: 'it has none' }, async (odoo) => {
    expect(await may(odoo.as('admin'), 'create')).toBe(false);
  });

  contract('everybody in the books sees them', { odoo: [14, 19] }, async (odoo) => {
    for (const role of ['billing', 'accountant', 'readonly'] as const)
      expect(await may(odoo.as(role), 'read')).toBe(true);
  });

  contract('an AccessError names the right that is missing', { odoo: [19] }, async (odoo) => {
    const { name, message } = await faultOf(may(odoo, 'create', {}));
    expect(name).toBe('odoo.exceptions.AccessError');
    expect(message).toContain('This operation is allowed for the following groups:\n\t- Basic');
  });

  contract('an AccessError says so', { odoo: [14, 19] }, async (odoo) => {
    const { name } = await faultOf(may(odoo, 'create', {}));
    expect(name).toBe('odoo.exceptions.AccessError');
  });

  contract('entering one is not modelled', { odoo: [19], demoOnly: true }, async (odoo) => {
    const create = odoo.as('accountant').call('account.bank.statement.line', 'create', { vals_list: [{}] });
    expect((await faultOf(create)).name).toBe('mcp_odoo.demo.NotModelled');
  });
});
