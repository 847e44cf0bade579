import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import { CREATE_ONLY, newKey } from './drafting.ts';

const contract = await openContract();

const loaded = z.object({ ids: z.tuple([z.int()]), messages: z.array(z.unknown()).length(0) });

/** Needs nothing but a user who may draft, and takes away what it made. */
describe('on whatever Odoo there is', () => {
  contract('a draft that is loaded twice is made once', { odoo: [19], anywhere: 'writes' }, async (odoo) => {
    const ref = odoo.unique('test, may be deleted');
    const { partner_id: partner } = await odoo.readOne('res.users', await odoo.uid(), ['partner_id']);
    const cells = {
      id: newKey(),
      move_type: 'in_invoice',
      ref,
      'partner_id/.id': String(z.tuple([z.int(), z.string()]).parse(partner)[0]),
      'invoice_line_ids/name': 'Test, may be deleted',
      'invoice_line_ids/price_unit': '1.00',
    };
    const load = async () => {
      const named = { fields: Object.keys(cells), data: [Object.values(cells)] };
      return loaded.parse(await odoo.call('account.move', 'load', named, CREATE_ONLY)).ids;
    };
    const ids = await load();
    expect(await load()).toEqual(ids);
    expect(await odoo.searchRead('account.move', [['ref', '=', ref]], ['state'])).toEqual([
      { id: ids[0], state: 'draft' },
    ]);
    expect(await odoo.call('account.move', 'unlink', { ids })).toBe(true);
  });
});
