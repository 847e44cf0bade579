import { describe, expect } from 'vitest';
import { z } from 'zod';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { draftAll, draftBill, invoice, move, post } from './drafting.ts';
import { KINDS, oneOfEach } from './kinds-of-documents.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, entryOf, owedItemOf, postPayment, readPayment, settle } from './paying.ts';
import { Watch } from './watching.ts';
import { faultOf } from './wire/fault.ts';

/* Back to draft: what it changes, and what becomes of what was settled. */

const contract = await openContract();

const back = (odoo: Odoo, ids: readonly number[]) => odoo.call('account.move', 'button_draft', { ids });
/** Receipts share their numbers with invoices. */
const NUMBERED_ALONE = KINDS.filter((kind) => !kind.endsWith('_receipt'));
const STATES = ['state', 'payment_state', 'amount_residual'];
const USER_ERROR = 'odoo.exceptions.UserError';

async function postedBill(odoo: Odoo): Promise<number> {
  const id = await draftBill(odoo);
  await post(odoo, [id]);
  return id;
}

/** A bill that a payment settles. */
async function paidBill(odoo: Odoo): Promise<{ bill: number; payment: number }> {
  const bill = await postedBill(odoo);
  const payment = await draftPayment(odoo);
  await postPayment(odoo, payment);
  await settle(odoo, bill, await owedItemOf(odoo, payment));
  return { bill, payment };
}

describe('a posted document that goes back to draft', () => {
  async function undoEach(odoo: Odoo) {
    const ids = await oneOfEach(odoo);
    const all = NUMBERED_ALONE.map((kind) => ids[kind]);
    await post(odoo, all);
    const watch = await Watch.over(odoo, all);
    expect(await back(odoo, all)).toBeNull();
    return Promise.all(NUMBERED_ALONE.map(async (kind) => ({ kind, ...(await watch.changes(ids[kind])) })));
  }

  contract('is no longer reviewed, and leaves a gap; its number stays', ON_19, async (odoo) => {
    const header = ['checked', 'is_manually_modified', 'made_sequence_gap', 'state'];
    expect(await undoEach(odoo)).toEqual(
      NUMBERED_ALONE.map((kind) => ({ kind, header, items: ['parent_state'] })),
    );
  });

  contract('is a draft, and what is sold no longer marked for sending', ON_14, async (odoo) => {
    expect(await undoEach(odoo)).toEqual(
      NUMBERED_ALONE.map((kind) => ({
        kind,
        header: ['out_invoice', 'out_refund'].includes(kind) ? ['edi_state', 'state'] : ['state'],
        items: ['parent_state'],
      })),
    );
  });

  contract('with the next one leaves one gap', ON_19, async (odoo) => {
    const ids = [await postedBill(odoo), await postedBill(odoo)];
    await back(odoo, ids);
    const gaps = (await odoo.read('account.move', ids, ['made_sequence_gap'])).map(
      (row) => row.made_sequence_gap,
    );
    expect(gaps).toEqual([true, false]);
  });

  contract('changes little more when it is posted again', ON_19, async (odoo) => {
    const id = await postedBill(odoo);
    await back(odoo, [id]);
    const watch = await Watch.over(odoo, [id]);
    await post(odoo, [id]);
    expect(await watch.changes(id)).toEqual({
      header: ['checked', 'made_sequence_gap', 'state'],
      items: ['parent_state'],
    });
  });

  contract('changes nothing more when it is posted again', ON_14, async (odoo) => {
    const id = await postedBill(odoo);
    await back(odoo, [id]);
    const watch = await Watch.over(odoo, [id]);
    await post(odoo, [id]);
    expect(await watch.changes(id)).toEqual({ header: ['state'], items: ['parent_state'] });
  });

  contract('is not for readers: an AccessError', ON_BOTH, async (odoo) => {
    const id = await postedBill(odoo);
    const fault = await faultOf(back(odoo.as('readonly'), [id]));
    expect(fault.name).toBe('odoo.exceptions.AccessError');
  });

  contract('keeps the others back when one is a draft', ON_19, async (odoo) => {
    const [posted, draft] = [await postedBill(odoo), await draftBill(odoo)];
    expect((await faultOf(back(odoo, [posted, draft]))).name).toBe(USER_ERROR);
    expect(await move(odoo, posted, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('does not mind a draft beside it', ON_14, async (odoo) => {
    const [posted, draft] = [await postedBill(odoo), await draftBill(odoo)];
    expect(await back(odoo, [posted, draft])).toBeNull();
    expect(await move(odoo, posted, ['state'])).toMatchObject({ state: 'draft' });
  });
});

describe('a document that was sent', () => {
  async function undoSent(odoo: Odoo): Promise<object> {
    const [id = 0] = await draftAll(odoo, [invoice(odoo)]);
    await post(odoo, [id]);
    await odoo.call('account.move', 'write', { ids: [id], vals: { is_move_sent: true } });
    expect(await back(odoo, [id])).toBeNull();
    return move(odoo, id, ['state', 'is_move_sent']);
  }

  contract('goes back to draft without a word, and counts as sent', ON_19, async (odoo) => {
    expect(await undoSent(odoo)).toMatchObject({ state: 'draft', is_move_sent: true });
  });

  contract('goes back to draft without a word, and counts as not sent', ON_14, async (odoo) => {
    expect(await undoSent(odoo)).toMatchObject({ state: 'draft', is_move_sent: false });
  });
});

describe('a document that may not go back to draft', () => {
  contract(
    'in a closed tax period: a UserError',
    { ...ON_BOTH, notInDemo: 'nobody there closes a period' },
    async (odoo) => {
      const id = await draftBill(odoo, { invoice_date: '2026-01-10', date: '2026-01-10' });
      await post(odoo, [id]);
      const closeAt = (tax_lock_date: string) =>
        odoo.as('admin').call('res.company', 'write', {
          ids: [odoo.sample.company()],
          vals: { tax_lock_date },
        });
      await closeAt('2026-01-31');
      try {
        expect((await faultOf(back(odoo, [id]))).name).toBe(USER_ERROR);
      } finally {
        await closeAt('2025-12-31');
      }
      expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
    },
  );

  contract(
    'in a journal that seals its entries: a UserError',
    { ...ON_BOTH, notInDemo: 'its journals seal nothing' },
    async (odoo) => {
      const { sample } = odoo;
      const journal = {
        name: 'Sealed',
        code: `S${odoo.unique('').slice(1, 5)}`,
        type: 'sale',
        default_account_id: sample.account('400000'),
      };
      const admin = odoo.as('admin');
      const made = await admin.call(
        'account.journal',
        'create',
        { vals_list: [journal] },
        {
          allowed_company_ids: [sample.company()],
        },
      );
      const [sealed = 0] = z.array(z.int()).parse(made);
      const vals = { restrict_mode_hash_table: true };
      await admin.call('account.journal', 'write', { ids: [sealed], vals });
      const [id = 0] = await draftAll(odoo, [invoice(odoo, { 'journal_id/.id': `${sealed}` })]);
      await post(odoo, [id]);
      expect(await move(odoo, id, ['restrict_mode_hash_table', 'inalterable_hash'])).toMatchObject({
        restrict_mode_hash_table: true,
        inalterable_hash: expect.stringMatching(/[0-9a-f]{64}$/),
      });
      expect((await faultOf(back(odoo, [id]))).name).toBe(USER_ERROR);
      await odoo.as('admin').call('account.journal', 'write', { ids: [sealed], vals: { active: false } });
    },
  );
});

describe('a paid bill that goes back to draft', () => {
  contract('stays paid', ON_19, async (odoo) => {
    const { bill, payment } = await paidBill(odoo);
    await back(odoo, [bill]);
    expect(await move(odoo, bill, STATES)).toMatchObject({
      state: 'draft',
      payment_state: 'paid',
      amount_residual: 0,
    });
    expect(await readPayment(odoo, payment, ['is_reconciled'])).toMatchObject({ is_reconciled: true });
  });

  contract('is paid no more, also when it is posted again', ON_14, async (odoo) => {
    const { bill, payment } = await paidBill(odoo);
    const watch = await Watch.over(odoo, [bill]);
    await back(odoo, [bill]);
    const amounts = ['amount_residual', 'amount_residual_signed', 'payment_state'];
    expect((await watch.changes(bill)).header).toEqual([...amounts, 'state']);
    expect(await readPayment(odoo, payment, ['is_reconciled'])).toMatchObject({ is_reconciled: false });
    await post(odoo, [bill]);
    expect(await move(odoo, bill, STATES)).toMatchObject({ payment_state: 'not_paid', amount_residual: 119 });
  });
});

describe('a payment that goes back to draft', () => {
  const undo = (odoo: Odoo, id: number) => odoo.call('account.payment', 'action_draft', { ids: [id] });

  contract('takes its entry along, and what it paid stays paid', ON_19, async (odoo) => {
    const { bill, payment } = await paidBill(odoo);
    const entry = await entryOf(odoo, payment);
    const { name } = await move(odoo, entry, ['name']);
    expect(await undo(odoo, payment)).toBeNull();
    expect(await readPayment(odoo, payment, ['state', 'name', 'is_reconciled'])).toMatchObject({
      state: 'draft',
      name,
      is_reconciled: true,
    });
    expect(await move(odoo, entry, ['state', 'name'])).toMatchObject({ state: 'draft', name });
    expect(await move(odoo, bill, STATES)).toMatchObject({ state: 'posted', payment_state: 'paid' });
    await postPayment(odoo, payment);
    expect(await readPayment(odoo, payment, ['state', 'name'])).toMatchObject({ state: 'in_process', name });
    expect(await move(odoo, entry, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('takes its entry along, and opens what it paid', ON_14, async (odoo) => {
    const { bill, payment } = await paidBill(odoo);
    const entry = await entryOf(odoo, payment);
    expect(await undo(odoo, payment)).toBeNull();
    expect(await readPayment(odoo, payment, ['state', 'is_reconciled'])).toMatchObject({
      state: 'draft',
      is_reconciled: false,
    });
    expect(await move(odoo, entry, ['state'])).toMatchObject({ state: 'draft' });
    expect(await move(odoo, bill, STATES)).toMatchObject({ payment_state: 'not_paid', amount_residual: 119 });
    await postPayment(odoo, payment);
    expect(await move(odoo, bill, STATES)).toMatchObject({ payment_state: 'not_paid' });
  });

  contract('a draft is one already', ON_BOTH, async (odoo) => {
    const payment = await draftPayment(odoo);
    expect(await undo(odoo, payment)).toBeNull();
    expect(await readPayment(odoo, payment, ['state'])).toMatchObject({ state: 'draft' });
  });
});
