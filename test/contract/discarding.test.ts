import { describe, expect } from 'vitest';
import { z } from 'zod';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { bill, draftAll, draftBill, move, newKey, post } from './drafting.ts';
import { entryCells } from './kinds-of-documents.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, entryOf, loadPayments, payment, postPayment } from './paying.ts';
import { faultOf } from './wire/fault.ts';

/* Throwing drafts away: what goes with them, and what is not thrown away. */

const contract = await openContract();

const discard = (odoo: Odoo, ids: readonly number[], model = 'account.move') =>
  odoo.call(model, 'unlink', { ids });
const recordOf = (odoo: Odoo, key: string) => {
  const [module, xml_id] = key.split('.');
  return odoo.call('ir.model.data', 'check_object_reference', { module, xml_id });
};
const USER_ERROR = 'odoo.exceptions.UserError';

describe('a draft that is thrown away', () => {
  contract('takes its files and notes along, and frees its external id', ON_BOTH, async (odoo) => {
    const key = newKey();
    const id = await draftBill(odoo, { id: key });
    const file = { name: 'bill.pdf', datas: 'JVBERi0xLjQK', mimetype: 'application/pdf' };
    const made = await odoo.call('ir.attachment', 'create', {
      vals_list: [{ ...file, res_model: 'account.move', res_id: id }],
    });
    const [attachment = 0] = z.array(z.int()).parse(made);
    expect(await recordOf(odoo, key)).toEqual(['account.move', id]);
    expect(await discard(odoo, [id])).toBe(true);
    expect(await odoo.read('ir.attachment', [attachment], ['name'])).toEqual([]);
    expect((await faultOf(recordOf(odoo, key))).name).toBe('builtins.ValueError');
    expect(await draftBill(odoo, { id: key })).toBeGreaterThan(id);
  });

  contract('may be of another user, cancelled, or an entry', ON_BOTH, async (odoo) => {
    const [cancelled = 0, own = 0] = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    const [entry = 0] = await draftAll(odoo, entryCells(odoo));
    await odoo.call('account.move', 'button_cancel', { ids: [cancelled] });
    expect(await discard(odoo.as('accountant'), [cancelled, own, entry])).toBe(true);
  });

  contract('is gone: a second time is a MissingError', ON_BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    await discard(odoo, [id]);
    expect((await faultOf(discard(odoo, [id]))).name).toBe('odoo.exceptions.MissingError');
  });

  contract('stays when one beside it is posted', ON_BOTH, async (odoo) => {
    const [draft = 0, posted = 0] = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await post(odoo, [posted]);
    expect((await faultOf(discard(odoo, [draft, posted]))).name).toBe(USER_ERROR);
    expect(await move(odoo, draft, ['state'])).toMatchObject({ state: 'draft' });
  });

  contract('is not for readers: an AccessError', ON_BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    expect((await faultOf(discard(odoo.as('readonly'), [id]))).name).toBe('odoo.exceptions.AccessError');
  });

  contract('once posted: the last two of a sequence together', ON_19, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await post(odoo, ids);
    await odoo.call('account.move', 'button_draft', { ids });
    expect(await discard(odoo, ids)).toBe(true);
  });
});

describe('a payment that is thrown away', () => {
  const read = (odoo: Odoo, id: number) => odoo.read('account.payment', [id], ['state']);

  contract('frees its external id', ON_BOTH, async (odoo) => {
    const key = newKey();
    const { ids } = await loadPayments(odoo, [payment(odoo, { id: key })]);
    expect(await recordOf(odoo, key)).toEqual(['account.payment', ids === false ? 0 : ids[0]]);
    expect(await discard(odoo, ids === false ? [] : ids, 'account.payment')).toBe(true);
    expect((await faultOf(recordOf(odoo, key))).name).toBe('builtins.ValueError');
  });

  contract('stays when it is posted: a ValidationError', ON_19, async (odoo) => {
    const id = await draftPayment(odoo);
    await postPayment(odoo, id);
    const fault = await faultOf(discard(odoo, [id], 'account.payment'));
    expect(fault.name).toBe('odoo.exceptions.ValidationError');
    expect(await read(odoo, id)).toMatchObject([{ state: 'in_process' }]);
  });

  contract('goes even when it is posted, with its entry', ON_14, async (odoo) => {
    const id = await draftPayment(odoo);
    await postPayment(odoo, id);
    const entry = await entryOf(odoo, id);
    expect(await discard(odoo, [id], 'account.payment')).toBe(true);
    expect(await odoo.read('account.move', [entry], ['state'])).toEqual([]);
  });

  contract('takes its entry along once it is a draft again', ON_BOTH, async (odoo) => {
    const id = await draftPayment(odoo);
    await postPayment(odoo, id);
    const entry = await entryOf(odoo, id);
    await odoo.call('account.payment', 'action_draft', { ids: [id] });
    expect(await discard(odoo, [id], 'account.payment')).toBe(true);
    expect(await odoo.read('account.move', [entry], ['state'])).toEqual([]);
  });
});
