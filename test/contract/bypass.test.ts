import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import type { Holds } from './contract.ts';
import { bill, draftBill, linesOf, move, post } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

/* Why our client has a list of what it may call, and no list of what it may not. */

const contract = await openContract();

const notInDemo = "it is on nobody's list of calls";
const BOTH: Holds = { odoo: [14, 19], over: 'json-rpc', notInDemo };
const ONLY_19: Holds = { odoo: [19], over: 'json-rpc', notInDemo };
const ONLY_14: Holds = { odoo: [14], over: 'json-rpc', notInDemo };

const write = (odoo: Odoo, id: number, vals: object) =>
  odoo.call('account.move', 'write', { ids: [id], vals });
const idSchema = z.union([z.int(), z.tuple([z.int()]).transform(([only]) => only)]);

async function create(odoo: Odoo, model: string, vals: object, context = {}): Promise<number> {
  return idSchema.parse(await odoo.call(model, 'create', { vals_list: [vals] }, context));
}

describe('posting by other means', () => {
  contract('writing the state posts, and checks nothing', BOTH, async (odoo) => {
    const id = await draftBill(odoo, { 'partner_id/.id': undefined });
    await write(odoo, id, { state: 'posted' });
    expect(await move(odoo, id, ['state', 'partner_id'])).toMatchObject({
      state: 'posted',
      partner_id: false,
    });
  });

  contract('creating something posted is refused', BOTH, async (odoo) => {
    const made = create(odoo, 'account.move', { move_type: 'in_invoice', state: 'posted' });
    expect((await faultOf(made)).name).toBe('odoo.exceptions.UserError');
  });

  contract('`post` is a public name of it', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    await odoo.call('account.move', 'post', { ids: [id] });
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('action_validate_moves_with_confirmation posts', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await odoo.call('account.move', 'action_validate_moves_with_confirmation', { ids: [id] });
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('a wizard posts', BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    const context = { active_model: 'account.move', active_ids: [id] };
    const wizard = await create(odoo, 'validate.account.move', {}, context);
    await odoo.call('validate.account.move', 'validate_move', { ids: [wizard] }, context);
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract(
    "a draft that is to post itself may be made and changed by anybody; the server's timer posts it",
    ONLY_19,
    async (odoo) => {
      const id = await draftBill(odoo);
      await write(odoo, id, { auto_post: 'at_date' });
      const [line] = await linesOf(odoo, id, ['price_unit']);
      await write(odoo, id, { invoice_line_ids: [[1, line?.id, { price_unit: 5 }]] });
      const admin = odoo.as('admin');
      const [timer] = await admin.search('ir.cron', [['name', 'ilike', 'Post draft entries']]);
      await admin.call('ir.cron', 'method_direct_trigger', { ids: [timer] });
      expect(await move(odoo, id, ['state', 'amount_untaxed'])).toMatchObject({
        state: 'posted',
        amount_untaxed: 5,
      });
    },
  );

  contract('reversing with "modify" posts the credit note', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const context = { active_model: 'account.move', active_ids: [id] };
    const vals = { journal_id: odoo.sample.journal('BILL'), date: '2026-11-20' };
    const wizard = await create(odoo, 'account.move.reversal', vals, context);
    await odoo.call('account.move.reversal', 'modify_moves', { ids: [wizard] }, context);
    const notes = await odoo.searchRead('account.move', [['reversed_entry_id', '=', id]], ['state']);
    expect(notes).toMatchObject([{ state: 'posted' }]);
  });

  contract('registering a payment posts it', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const context = { active_model: 'account.move', active_ids: [id] };
    const wizard = await create(odoo, 'account.payment.register', {}, context);
    await odoo.call('account.payment.register', 'action_create_payments', { ids: [wizard] }, context);
    const { payment_state } = await move(odoo, id, ['payment_state']);
    expect(['paid', 'in_payment']).toContain(payment_state);
  });

  contract('a bank transaction is posted when it is made', { ...ONLY_19 }, async (odoo) => {
    const accountant = odoo.as('accountant');
    const vals = {
      journal_id: odoo.sample.journal('BNK1'),
      date: '2026-11-20',
      payment_ref: 'x',
      amount: -12,
    };
    const context = { allowed_company_ids: [odoo.sample.company()] };
    const id = await create(accountant, 'account.bank.statement.line', { ...vals, state: 'draft' }, context);
    expect(await accountant.readOne('account.bank.statement.line', id, ['state'])).toMatchObject({
      state: 'posted',
    });
  });

  contract('a bank transaction that names its account is booked to it at once', ONLY_19, async (odoo) => {
    const accountant = odoo.as('accountant');
    const vals = {
      journal_id: odoo.sample.journal('BNK1'),
      date: '2026-11-20',
      payment_ref: 'x',
      amount: -12,
      counterpart_account_id: odoo.sample.account('695000'),
    };
    const context = { allowed_company_ids: [odoo.sample.company()] };
    const id = await create(accountant, 'account.bank.statement.line', vals, context);
    expect(await accountant.readOne('account.bank.statement.line', id, ['is_reconciled'])).toMatchObject({
      is_reconciled: true,
    });
  });

  contract('a bank transaction is not for billing users: an AccessError', BOTH, async (odoo) => {
    const vals = {
      journal_id: odoo.sample.journal('BNK1'),
      date: '2026-11-20',
      payment_ref: 'x',
      amount: -12,
    };
    const made = create(odoo, 'account.bank.statement.line', vals);
    const { name } = await faultOf(made);
    expect(['odoo.exceptions.AccessError', 'builtins.KeyError']).toContain(name);
  });
});

describe('changing what is posted', () => {
  contract('its items may be written by themselves, and its total follows', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const [line] = await linesOf(odoo, id, ['name']);
    await odoo.call('account.move.line', 'write', { ids: [line?.id], vals: { balance: 7 } });
    expect(await move(odoo, id, ['state', 'amount_total'])).toMatchObject({
      state: 'posted',
      amount_total: 26,
    });
  });

  contract('its items keep their balance: an error', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const [line] = await linesOf(odoo, id, ['name']);
    const changed = odoo.call('account.move.line', 'write', { ids: [line?.id], vals: { price_unit: 7 } });
    expect((await faultOf(changed)).name).toMatch(/^odoo\.exceptions\./);
  });

  contract('a number given to a draft counts for all that follow', BOTH, async (odoo) => {
    const journal = { invoice_date: '2035-02-10', date: '2035-02-10' };
    const first = await draftBill(odoo, journal);
    await write(odoo, first, { name: 'BILL/2035/02/9000' });
    await post(odoo, [first]);
    const second = await draftBill(odoo, journal);
    await post(odoo, [second]);
    expect(await move(odoo, second, ['name'])).toMatchObject({ name: 'BILL/2035/02/9001' });
  });
});

describe('values that are not checked', () => {
  contract('a context fills in what nobody sent', ONLY_19, async (odoo) => {
    const cells = bill(odoo);
    const vals = { move_type: 'in_invoice', ref: cells.ref, invoice_date: cells.invoice_date };
    const id = await create(odoo, 'account.move', vals, {
      default_narration: 'Smuggled',
      default_auto_post: 'at_date',
    });
    expect(await move(odoo, id, ['narration', 'auto_post'])).toMatchObject({
      narration: expect.stringContaining('Smuggled'),
      auto_post: 'at_date',
    });
  });
});
