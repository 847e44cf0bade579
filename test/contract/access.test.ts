import { describe, expect } from 'vitest';
import { ON_14, openContract } from './contract.ts';
import { bill, draftBill, draftBillOf, load, move } from './drafting.ts';
import { FIRST, SECOND } from './sample.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

const ACCESS_ERROR = 'odoo.exceptions.AccessError';

describe('who may do what', () => {
  contract('check_access_rights tells, without an error', { odoo: [14, 19] }, async (odoo) => {
    const may = (role: 'billing' | 'readonly', operation: string) =>
      odoo.as(role).call('account.move', 'check_access_rights', { operation, raise_exception: false });
    expect(await may('billing', 'create')).toBe(true);
    expect(await may('billing', 'unlink')).toBe(true);
    expect(await may('readonly', 'read')).toBe(true);
    expect(await may('readonly', 'create')).toBe(false);
    expect(await may('readonly', 'write')).toBe(false);
  });

  contract('a reader reads, and writes nothing: an AccessError', { odoo: [14, 19] }, async (odoo) => {
    const reader = odoo.as('readonly');
    const id = await draftBill(odoo);
    expect(await move(reader, id, ['amount_total'])).toMatchObject({ amount_total: 119 });
    const attempts = [
      ['write', { ids: [id], vals: { ref: 'x' } }],
      ['unlink', { ids: [id] }],
      ['create', { vals_list: [{ move_type: 'in_invoice' }] }],
    ] as const;
    for (const [method, named] of attempts)
      expect((await faultOf(reader.call('account.move', method, named))).name).toBe(ACCESS_ERROR);
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'draft' });
  });

  contract(
    'a billing user may draft and post, but not change master data',
    { odoo: [14, 19] },
    async (odoo) => {
      const [company, account] = [odoo.sample.company(), odoo.sample.account('600000')];
      const attempts = [
        ['res.company', 'write', { ids: [company], vals: { name: 'x' } }],
        ['account.account', 'write', { ids: [account], vals: { name: 'x' } }],
        ['res.partner', 'create', { vals_list: [{ name: 'x' }] }],
      ] as const;
      for (const [model, method, named] of attempts)
        expect((await faultOf(odoo.call(model, method, named))).name).toBe(ACCESS_ERROR);
    },
  );

  contract('an AccessError says who may', { odoo: [19] }, async (odoo) => {
    const write = odoo.call('res.company', 'write', { ids: [odoo.sample.company()], vals: { name: 'x' } });
    expect((await faultOf(write)).message).toMatch(/Access Rights/);
  });

  contract("a user's groups can be asked", { odoo: [19] }, async (odoo) => {
    const has = async (group_ext_id: string) =>
      odoo.call('res.users', 'has_group', { ids: [await odoo.uid()], group_ext_id });
    expect(await has('account.group_account_invoice')).toBe(true);
    expect(await has('account.group_account_user')).toBe(false);
  });

  contract('up to 17, only of oneself, and by no record', ON_14, async (odoo) => {
    const has = (role: 'billing' | 'readonly', group_ext_id: string) =>
      odoo.as(role).call('res.users', 'has_group', { group_ext_id });
    expect(await has('billing', 'account.group_account_invoice')).toBe(true);
    expect(await has('billing', 'account.group_account_user')).toBe(false);
    expect(await has('readonly', 'account.group_account_invoice')).toBe(false);
  });

  contract('users see their own companies', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const read = async (role: 'billing' | 'billing-one') => {
      const user = odoo.as(role);
      return user.readOne('res.users', await user.uid(), ['login', 'company_id', 'company_ids']);
    };
    expect(await read('billing')).toMatchObject({
      login: 'billing@example.com',
      company_id: [sample.company(), FIRST],
      company_ids: expect.arrayContaining([sample.company(), sample.company(SECOND)]),
    });
    expect(await read('billing-one')).toMatchObject({ company_ids: [sample.company()] });
  });

  contract('who drafted is on the draft', { odoo: [14, 19] }, async (odoo) => {
    const one = odoo.as('billing-one');
    const id = await draftBill(one);
    expect(await move(odoo, id, ['create_uid'])).toMatchObject({ create_uid: [await one.uid(), 'Otto One'] });
  });
});

describe('the companies of the context', () => {
  contract("none named: the user's own count", { odoo: [14, 19] }, async (odoo) => {
    const companies = async (role: 'billing' | 'billing-one') => {
      const rows = await odoo
        .as(role)
        .searchRead('account.journal', [['code', '=', 'BILL']], ['company_id'], { order: 'id' });
      return rows.length;
    };
    expect(await companies('billing-one')).toBe(1);
    expect(await companies('billing')).toBe(2);
  });

  contract('one named: the records of the others are not found', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const context = { allowed_company_ids: [sample.company()] };
    const other = [sample.account('600000', SECOND)];
    for (const [model, id] of [
      ['account.account', other[0]],
      ['account.tax', sample.tax('purchase 19%', SECOND)],
      ['account.journal', sample.journal('BILL', SECOND)],
    ] as const)
      expect(await odoo.search(model, [['id', '=', id]], context)).toEqual([]);
  });

  contract('one named: the documents of the others are not found', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBillOf(odoo, SECOND, {});
    const found = (company: typeof FIRST | typeof SECOND) =>
      odoo.search('account.move', [['id', '=', id]], { allowed_company_ids: [odoo.sample.company(company)] });
    expect(await found(SECOND)).toEqual([id]);
    expect(await found(FIRST)).toEqual([]);
  });

  contract(
    'a document of a company that the user does not have: an AccessError',
    { odoo: [14, 19] },
    async (odoo) => {
      const id = await draftBillOf(odoo, SECOND, {});
      const one = odoo.as('billing-one');
      expect((await faultOf(one.read('account.move', [id], ['ref']))).name).toBe(ACCESS_ERROR);
      expect((await faultOf(one.call('account.move', 'action_post', { ids: [id] }))).name).toBe(ACCESS_ERROR);
      expect(await one.search('account.move', [['id', '=', id]])).toEqual([]);
    },
  );

  contract('a company that the user does not have: an AccessError', { odoo: [14, 19] }, async (odoo) => {
    const context = { allowed_company_ids: [odoo.sample.company(SECOND)] };
    const search = odoo.as('billing-one').search('account.move', [], context);
    expect((await faultOf(search)).name).toBe(ACCESS_ERROR);
  });

  contract('partners belong to all companies', { odoo: [14, 19] }, async (odoo) => {
    for (const company of [FIRST, SECOND] as const) {
      const context = { allowed_company_ids: [odoo.sample.company(company)] };
      expect(await odoo.search('res.partner', [['name', '=', 'Azure Interior']], context)).toHaveLength(1);
    }
  });

  contract("a draft's company is that of its journal", { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBillOf(odoo, SECOND, {});
    expect(await move(odoo, id, ['company_id'])).toMatchObject({
      company_id: [odoo.sample.company(SECOND), SECOND],
    });
  });

  contract(
    "a journal that the user's company has not: nothing is drafted",
    { odoo: [14, 19] },
    async (odoo) => {
      const cells = bill(odoo, {}, SECOND);
      const { ids } = await load(odoo.as('billing-one'), [cells]);
      expect(ids).toBe(false);
    },
  );
});
