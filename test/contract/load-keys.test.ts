import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { CREATE_ONLY, bill, draftAll, draftBill, itemsOf, load, move, newKey } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

/** What an external id stands for. */
function look(odoo: Odoo, key: string): Promise<unknown> {
  const [module, xml_id] = key.split('.');
  return odoo.call('ir.model.data', 'check_object_reference', { module, xml_id });
}

const named = (odoo: Odoo, ref: string | undefined) => odoo.count('account.move', [['ref', '=', ref]]);

describe('loading under a key, in the create-only form', () => {
  contract('creates what is absent, and says under which id', { odoo: [14, 19] }, async (odoo) => {
    const key = newKey();
    const { ids, messages } = await load(odoo, [bill(odoo, { id: key })]);
    expect(messages).toEqual([]);
    expect(ids).toEqual([expect.any(Number)]);
    expect(await look(odoo, key)).toEqual(['account.move', ids && ids[0]]);
  });

  contract('repeated, gives the same id and touches nothing', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    const before = await itemsOf(odoo, id, ['name', 'price_unit', 'balance']);
    for (const price of ['100.00', '250.00']) {
      expect(await draftAll(odoo, [{ ...cells, 'invoice_line_ids/price_unit': price }])).toEqual([id]);
    }
    expect(await itemsOf(odoo, id, ['name', 'price_unit', 'balance'])).toEqual(before);
  });

  contract('repeated by somebody else, too', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const ids = await draftAll(odoo, [cells]);
    expect(await draftAll(odoo.as('billing-one'), [cells])).toEqual(ids);
  });

  contract('leaves a draft alone that was edited since', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    const ref = odoo.unique('by hand');
    await odoo.call('account.move', 'write', { ids: [id], vals: { ref } });
    expect(await draftAll(odoo, [cells])).toEqual([id]);
    expect(await move(odoo, id, ['ref'])).toMatchObject({ ref });
  });

  contract('leaves a draft alone that was posted since', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    await odoo.call('account.move', 'action_post', { ids: [id] });
    const posted = await move(odoo, id, ['name', 'state', 'ref', 'amount_total']);
    expect(await draftAll(odoo, [{ ...cells, 'invoice_line_ids/price_unit': '1.00' }])).toEqual([id]);
    expect(await move(odoo, id, ['name', 'state', 'ref', 'amount_total'])).toEqual(posted);
    expect(posted).toMatchObject({ state: 'posted', amount_total: 119 });
  });

  contract('creates anew what was deleted: the key is free again', { odoo: [14, 19] }, async (odoo) => {
    const key = newKey();
    const cells = bill(odoo, { id: key });
    const [first = 0] = await draftAll(odoo, [cells]);
    await odoo.call('account.move', 'unlink', { ids: [first] });
    expect((await faultOf(look(odoo, key))).name).toBe('builtins.ValueError');
    const [second = 0] = await draftAll(odoo, [cells]);
    expect(second).not.toBe(first);
    expect(await look(odoo, key)).toEqual(['account.move', second]);
  });

  contract('four at once under one key make one draft', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const answers = await Promise.all([1, 2, 3, 4].map(() => load(odoo, [cells])));
    expect(await named(odoo, cells.ref)).toBe(1);
    const won = answers.filter(({ ids }) => ids !== false);
    expect(won.length).toBeGreaterThan(0);
    expect(new Set(won.map(({ ids }) => String(ids))).size).toBe(1);
    for (const { ids, messages } of answers.filter((answer) => !won.includes(answer)))
      expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
  });

  contract('six at once under six keys make six drafts', { odoo: [19] }, async (odoo) => {
    const six = Array.from({ length: 6 }, () => bill(odoo));
    const ids = await Promise.all(six.map((cells) => draftAll(odoo, [cells])));
    expect(new Set(ids.flat()).size).toBe(6);
  });

  contract(
    'six at once under six keys: some may fail, and those have made nothing',
    { odoo: [14] },
    async (odoo) => {
      const six = Array.from({ length: 6 }, () => bill(odoo));
      const answers = await Promise.all(six.map((cells) => load(odoo, [cells])));
      const made = await Promise.all(six.map(({ ref }) => named(odoo, ref)));
      expect(made).toEqual(answers.map(({ ids }) => (ids === false ? 0 : 1)));
      expect(made).toContain(1);
    },
  );

  contract('one key twice in a batch makes one draft', { odoo: [19] }, async (odoo) => {
    const cells = bill(odoo);
    const ids = await draftAll(odoo, [cells, cells]);
    expect(new Set(ids).size).toBe(1);
    expect(await named(odoo, cells.ref)).toBe(1);
  });

  contract('one key twice in a batch makes none', { odoo: [14] }, async (odoo) => {
    const cells = bill(odoo);
    expect(await load(odoo, [cells, cells])).toMatchObject({ ids: false, messages: [{ type: 'error' }, {}] });
    expect(await named(odoo, cells.ref)).toBe(0);
  });

  contract('old and new keys in a batch all give their ids, in order', { odoo: [14, 19] }, async (odoo) => {
    const [a, b, c] = [bill(odoo), bill(odoo), bill(odoo)];
    const [old = 0] = await draftAll(odoo, [b]);
    const ids = await draftAll(odoo, [a, b, c]);
    expect(ids).toEqual([expect.any(Number), old, expect.any(Number)]);
    expect(await named(odoo, b.ref)).toBe(1);
    const rows = await odoo.read('account.move', ids, ['ref']);
    expect(rows.map(({ ref }) => ref)).toEqual([a.ref, b.ref, c.ref]);
  });

  contract(
    'one bad document spoils the batch: none is made, and it is named',
    { odoo: [14, 19] },
    async (odoo) => {
      const good = bill(odoo);
      const bad = bill(odoo, { 'partner_id/.id': '99999999' });
      const { ids, messages } = await load(odoo, [good, bad]);
      expect({ ids, messages }).toMatchObject({
        ids: false,
        messages: [{ type: 'error', record: 1, rows: { from: 1, to: 1 }, field: 'partner_id' }],
      });
      expect(await named(odoo, good.ref)).toBe(0);
    },
  );

  contract('a key that another model holds is an error', { odoo: [19] }, async (odoo) => {
    const cells = bill(odoo, { id: 'base.main_company' });
    const { ids, messages } = await load(odoo, [cells]);
    expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
    expect(await named(odoo, cells.ref)).toBe(0);
  });

  contract(
    'a key that another model holds gives the id of that other record',
    { odoo: [14] },
    async (odoo) => {
      const cells = bill(odoo, { id: 'base.main_company' });
      const { ids, messages } = await load(odoo, [cells]);
      expect({ ids, messages }).toEqual({ ids: [odoo.sample.company()], messages: [] });
      expect(await named(odoo, cells.ref)).toBe(0);
    },
  );
});

describe('looking a key up', () => {
  contract('is open to every user', { odoo: [14, 19] }, async (odoo) => {
    const key = newKey();
    const [id] = await draftAll(odoo, [bill(odoo, { id: key })]);
    for (const role of ['readonly', 'billing-one', 'accountant'] as const)
      expect(await look(odoo.as(role), key)).toEqual(['account.move', id]);
  });

  contract(
    'cannot be done by reading ir.model.data',
    { odoo: [19], notInDemo: 'nobody may call it' },
    async (odoo) => {
      const read = odoo.searchRead('ir.model.data', [], ['name'], { limit: 1 });
      expect((await faultOf(read)).name).toBe('odoo.exceptions.AccessError');
    },
  );
});

describe('without the create-only form', () => {
  const notInDemo = 'our client never sends it: it overwrites';

  contract('a repeat puts back what a person changed', { odoo: [19], notInDemo }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    await odoo.call('account.move', 'write', { ids: [id], vals: { ref: odoo.unique('by hand') } });
    await load(odoo, [cells], { mode: 'init', noupdate: false });
    expect(await move(odoo, id, ['ref'])).toMatchObject({ ref: cells.ref });
  });

  contract('a repeat changes the reference of what is posted', { odoo: [19], notInDemo }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    await odoo.call('account.move', 'action_post', { ids: [id] });
    const ref = odoo.unique('again');
    await load(odoo, [{ id: cells.id, ref }], { mode: 'init', noupdate: false });
    expect(await move(odoo, id, ['ref', 'state'])).toMatchObject({ ref, state: 'posted' });
  });

  contract('a repeat adds the lines again', { odoo: [14] }, async (odoo) => {
    const cells = bill(odoo);
    const [id = 0] = await draftAll(odoo, [cells]);
    await load(odoo, [cells], { mode: 'init', noupdate: false });
    expect(await move(odoo, id, ['amount_untaxed'])).toMatchObject({ amount_untaxed: 200 });
  });
});

describe('who may load', () => {
  contract('a reader may not: messages, and no exception', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    expect(await load(odoo.as('readonly'), [cells], CREATE_ONLY)).toMatchObject({
      ids: false,
      messages: [{ type: 'error' }],
    });
    expect(await named(odoo, cells.ref)).toBe(0);
  });

  contract('a reader gets the id of what is there', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const id = await draftBill(odoo, cells);
    expect((await load(odoo.as('readonly'), [cells])).ids).toEqual([id]);
  });
});
