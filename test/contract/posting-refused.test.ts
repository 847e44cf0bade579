import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, headerOnly, move, numberOf, post } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('what posting refuses, with a UserError', () => {
  const refused = async (odoo: Odoo, ids: readonly number[]): Promise<string> => {
    const { name, message } = await faultOf(post(odoo, ids));
    expect(name).toBe('odoo.exceptions.UserError');
    return message;
  };

  contract('a bill without lines', { odoo: [14, 19] }, async (odoo) => {
    const [id = 0] = await draftAll(odoo, [headerOnly(odoo)]);
    const message = await refused(odoo, [id]);
    if (odoo.major === 19) expect(message).toBe("Even magicians can't post nothing!");
  });

  contract('a bill without a partner', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'partner_id/.id': undefined });
    const message = await refused(odoo, [id]);
    if (odoo.major === 19)
      expect(message).toBe("The field 'Vendor' is required, please complete it to validate the Vendor Bill.");
  });

  contract('a negative total', { odoo: [14, 19] }, async (odoo) => {
    expect(await refused(odoo, [await draftBill(odoo, { 'invoice_line_ids/price_unit': '-5.00' })])).toMatch(
      /negative total amount/,
    );
  });

  contract('all that is wrong comes at once, a sentence a line', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'partner_id/.id': undefined, invoice_date: undefined });
    expect((await refused(odoo, [id])).split('\n').toSorted()).toEqual([
      'The Bill/Refund date is required to validate this document.',
      "The field 'Vendor' is required, please complete it to validate the Vendor Bill.",
    ]);
  });

  contract('several of which one is bad: none is posted', { odoo: [14, 19] }, async (odoo) => {
    const good = await draftBill(odoo);
    const bad = await draftBill(odoo, { 'partner_id/.id': undefined });
    await refused(odoo, [good, bad]);
    expect(await move(odoo, good, ['state'])).toMatchObject({ state: 'draft' });
  });

  contract('what is posted already', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const { name } = await move(odoo, id, ['name']);
    expect(await refused(odoo, [id])).toBe(`The entry ${String(name)} (id ${id}) must be in draft.`);
  });

  contract('what is cancelled', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    await odoo.call('account.move', 'button_cancel', { ids: [id] });
    expect(await refused(odoo, [id])).toMatch(/must be in draft/);
  });

  contract('a reader, with an AccessError', { odoo: [14, 19] }, async (odoo) => {
    const fault = await faultOf(post(odoo.as('readonly'), [await draftBill(odoo)]));
    expect(fault.name).toBe('odoo.exceptions.AccessError');
  });
});

describe('what Odoo 14 does not refuse', () => {
  contract('to post what is posted already', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const { name } = await move(odoo, id, ['name']);
    await post(odoo, [id]);
    expect(await move(odoo, id, ['name', 'state'])).toMatchObject({ name, state: 'posted' });
  });

  contract('to post what is cancelled', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    await odoo.call('account.move', 'button_cancel', { ids: [id] });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });
});

describe('at the same moment', () => {
  contract('four posts of one draft: one posts, three are refused', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => post(odoo, [id])));
    const refusals = results.filter(({ status }) => status === 'rejected');
    const refusal = { reason: { name: 'odoo.exceptions.UserError' } };
    expect(refusals).toMatchObject([refusal, refusal, refusal]);
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('four posts of one draft all succeed', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => post(odoo, [id])));
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  contract(
    'several drafts, each posted by a call of its own, get numbers without gaps',
    { odoo: [14, 19] },
    async (odoo) => {
      const ids = await draftAll(odoo, [bill(odoo), bill(odoo), bill(odoo), bill(odoo)]);
      await Promise.all(ids.map((id) => post(odoo, [id])));
      const numbers = (await odoo.read('account.move', ids, ['name']))
        .map(numberOf)
        .toSorted((a, b) => a - b);
      const [first = 0] = numbers;
      expect(numbers).toEqual(ids.map((_, index) => first + index));
    },
  );
});
