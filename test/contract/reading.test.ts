import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import { draftBill } from './drafting.ts';

const contract = await openContract();

describe('what a read says', () => {
  contract('empty is false; a reference is its id and name', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const brandon = sample.partner('Brandon Freeman');
    const row = await odoo.readOne('res.partner', brandon, [
      'name',
      'vat',
      'parent_id',
      'country_id',
      'is_company',
    ]);
    expect(row).toEqual({
      id: brandon,
      name: 'Brandon Freeman',
      vat: expect.anything(),
      parent_id: [sample.partner('Azure Interior'), 'Azure Interior'],
      country_id: expect.anything(),
      is_company: false,
    });
    const weber = await odoo.readOne('res.partner', sample.partner('Praxis Dr. Weber'), [
      'vat',
      'ref',
      'parent_id',
    ]);
    expect(weber).toMatchObject({ vat: false, ref: false, parent_id: false });
  });

  contract('a contact is named after its company', { odoo: [14, 19] }, async (odoo) => {
    const brandon = odoo.sample.partner('Brandon Freeman');
    expect(await odoo.readOne('res.partner', brandon, ['display_name'])).toMatchObject({
      display_name: 'Azure Interior, Brandon Freeman',
    });
  });

  contract(
    'an account is named by its name; its code, too, for those who see all accounts',
    { odoo: [19] },
    async (odoo) => {
      const id = odoo.sample.account('630000');
      const fields = ['code', 'name', 'display_name'];
      const energy = { code: '630000', name: 'Energy' };
      const read = (role: 'billing' | 'readonly') => odoo.as(role).readOne('account.account', id, fields);
      expect(await read('billing')).toMatchObject({ ...energy, display_name: 'Energy' });
      expect(await read('readonly')).toMatchObject({ ...energy, display_name: '630000 Energy' });
    },
  );

  contract('an account is named by code and name', { odoo: [14] }, async (odoo) => {
    const id = odoo.sample.account('630000');
    expect(await odoo.readOne('account.account', id, ['code', 'name', 'display_name'])).toMatchObject({
      code: '630000',
      name: 'Energy',
      display_name: '630000 Energy',
    });
  });

  contract(
    'references to many are ids; dates are texts, amounts numbers',
    { odoo: [14, 19] },
    async (odoo) => {
      const [row] = await odoo.searchRead(
        'account.move',
        [['ref', '=', 'WB-219']],
        ['invoice_line_ids', 'invoice_date', 'amount_total', 'state', 'currency_id', 'company_id'],
      );
      expect(row).toMatchObject({
        invoice_line_ids: [expect.any(Number), expect.any(Number)],
        invoice_date: '2026-05-11',
        amount_total: 2961.91,
        state: 'posted',
        currency_id: [odoo.sample.currency('EUR'), 'EUR'],
        company_id: [odoo.sample.company(), 'Lindenhof GmbH'],
      });
    },
  );

  contract('the rows of a read come in the order that was asked', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const ids = ['Ready Mat', 'Azure Interior', 'Hotel Seeblick'].map((name) => sample.partner(name));
    expect((await odoo.read('res.partner', ids, ['name'])).map(({ id }) => id)).toEqual(ids);
  });
});

describe('order and pages', () => {
  contract('by several fields, up and down', { odoo: [14, 19] }, async (odoo) => {
    // By cities from Hamburg to Berlin; others may have made contacts there meanwhile.
    const named = [
      ...['Azure Interior', 'Gymnasium am Park', 'Papier & Mehr OHG'],
      ...['Bahnreisen Direkt', 'Deco Addict'],
    ];
    const domain = [
      ['city', 'in', ['Halle', 'Berlin', 'Hamburg']],
      ['name', 'in', named],
    ];
    const rows = await odoo.searchRead('res.partner', domain, ['city', 'name'], {
      order: 'city desc, name',
    });
    expect(rows.map(({ name }) => name)).toEqual(named);
  });

  contract('pages by limit and offset', { odoo: [14, 19] }, async (odoo) => {
    const domain = [['is_company', '=', true]];
    const page = (offset: number) =>
      odoo.searchRead('res.partner', domain, ['name'], { order: 'id desc', limit: 4, offset });
    const all = await odoo.search('res.partner', domain);
    const ids = [...(await page(0)), ...(await page(4))].map(({ id }) => id);
    expect(ids).toEqual(all.toReversed().slice(0, 8));
  });

  contract(
    'pages by id stay in place when something new comes in between',
    { odoo: [14, 19] },
    async (odoo) => {
      const below = (id: number) =>
        odoo.searchRead(
          'account.move',
          [
            ['state', '=', 'draft'],
            ['id', '<', id],
          ],
          ['ref'],
          { order: 'id desc', limit: 3 },
        );
      const first = await below(99_999_999);
      const second = await below(Number(first.at(-1)?.id));
      await draftBill(odoo);
      expect(await below(Number(first.at(-1)?.id))).toEqual(second);
      expect(second.every(({ id }) => !first.some((row) => row.id === id))).toBe(true);
    },
  );

  contract('vendors come first by the bills that were posted', { odoo: [14, 19] }, async (odoo) => {
    const rows = await odoo.searchRead('res.partner', [['city', '=', 'Leipzig']], ['supplier_rank'], {
      order: 'supplier_rank desc, id',
    });
    const ranks = rows.map(({ supplier_rank }) => Number(supplier_rank));
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect(ranks[0]).toBeGreaterThan(0);
  });
});

describe('what is archived', () => {
  contract('is found only when asked for', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const active = await odoo.count('res.currency', []);
    const all = await odoo.count('res.currency', [], { active_test: false });
    expect(await odoo.count('res.currency', [['active', 'in', [true, false]]])).toBe(all);
    expect(all).toBeGreaterThanOrEqual(active);
  });
});

describe('web_read', () => {
  const lineSchema = z.array(z.looseObject({ invoice_line_ids: z.array(z.record(z.string(), z.unknown())) }));

  contract(
    'reads a document with its lines, and references with the fields asked for',
    { odoo: [19] },
    async (odoo) => {
      const [id] = await odoo.search('account.move', [['ref', '=', 'WB-219']]);
      const specification = {
        partner_id: { fields: { display_name: {}, vat: {} } },
        currency_id: { fields: { name: {}, decimal_places: {} } },
        journal_id: {},
        state: {},
        amount_total: {},
        invoice_payment_term_id: { fields: { display_name: {} } },
        invoice_line_ids: {
          fields: {
            name: {},
            price_unit: {},
            tax_ids: { fields: { display_name: {} } },
            account_id: { fields: { code: {} } },
          },
        },
      };
      const { sample } = odoo;
      expect(await odoo.call('account.move', 'web_read', { ids: [id], specification })).toEqual([
        {
          id,
          partner_id: {
            id: sample.partner('Werbeagentur Blickfang'),
            display_name: 'Werbeagentur Blickfang',
            vat: 'DE122787943',
          },
          currency_id: { id: sample.currency('EUR'), name: 'EUR', decimal_places: 2 },
          journal_id: sample.journal('BILL'),
          state: 'posted',
          amount_total: 2961.91,
          invoice_payment_term_id: { id: sample.paymentTerm('30 Days'), display_name: '30 Days' },
          invoice_line_ids: [
            {
              id: expect.any(Number),
              name: 'Spring campaign',
              price_unit: 2300,
              tax_ids: [{ id: sample.tax('purchase 19%'), display_name: '19%' }],
              account_id: { id: sample.account('690000'), code: '690000' },
            },
            {
              id: expect.any(Number),
              name: 'Print handling, levy applies',
              price_unit: 180,
              tax_ids: [
                { id: sample.tax('purchase 5% Levy'), display_name: '5% Levy' },
                { id: sample.tax('purchase 19%'), display_name: '19%' },
              ],
              account_id: { id: sample.account('690000'), code: '690000' },
            },
          ],
        },
      ]);
    },
  );

  contract('an empty reference is false, empty lines are none', { odoo: [19] }, async (odoo) => {
    const [id] = await odoo.search('account.move', [['ref', '=', 'AI-10588 copy']]);
    const specification = {
      fiscal_position_id: { fields: { display_name: {} } },
      reversal_move_ids: { fields: { name: {} } },
    };
    expect(await odoo.call('account.move', 'web_read', { ids: [id], specification })).toEqual([
      { id, fiscal_position_id: false, reversal_move_ids: [] },
    ]);
  });

  contract('several documents at once, in the order asked', { odoo: [19] }, async (odoo) => {
    const ids = (await odoo.search('account.move', [['state', '=', 'posted']])).slice(0, 3).toReversed();
    const rows = lineSchema.parse(
      await odoo.call('account.move', 'web_read', {
        ids,
        specification: { invoice_line_ids: { fields: { name: {} } } },
      }),
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });
});
