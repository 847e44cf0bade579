import { randomInt } from 'node:crypto';
import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, load, move } from './drafting.ts';

const contract = await openContract();

/** An amount that no other bill has. */
const price = () => ({
  'invoice_line_ids/price_unit': `${randomInt(10_000, 9_999_999)}.${randomInt(10, 99)}`,
});

describe('the same vendor and reference twice', () => {
  contract('is drafted, and each draft names the other', { odoo: [19] }, async (odoo) => {
    const ref = odoo.unique('twice');
    const [first = 0, second = 0] = await draftAll(odoo, [
      bill(odoo, { ref, ...price() }),
      bill(odoo, { ref, ...price() }),
    ]);
    expect(await move(odoo, first, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [second] });
    expect(await move(odoo, second, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [first] });
  });

  contract('is posted, both of them', { odoo: [19] }, async (odoo) => {
    const ref = odoo.unique('twice');
    const ids = await draftAll(odoo, [bill(odoo, { ref, ...price() }), bill(odoo, { ref, ...price() })]);
    expect(await odoo.call('account.move', 'action_post', { ids })).toBe(false);
    const rows = await odoo.read('account.move', ids, ['state']);
    expect(rows).toMatchObject([{ state: 'posted' }, { state: 'posted' }]);
  });

  contract('in another year is another bill', { odoo: [19] }, async (odoo) => {
    const ref = odoo.unique('twice');
    await draftBill(odoo, { ref, ...price(), invoice_date: '2027-11-20' });
    const id = await draftBill(odoo, { ref, ...price() });
    expect(await move(odoo, id, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [] });
  });

  contract('of another vendor is another bill', { odoo: [19] }, async (odoo) => {
    const ref = odoo.unique('twice');
    const same = { ref, ...price() };
    await draftBill(odoo, same);
    const id = await draftBill(odoo, { ...same, 'partner_id/.id': `${odoo.sample.partner('Deco Addict')}` });
    expect(await move(odoo, id, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [] });
  });

  contract(
    'is refused as a draft, even when the first is a draft; the message is about something else',
    { odoo: [14] },
    async (odoo) => {
      const ref = odoo.unique('twice');
      await draftBill(odoo, { ref });
      // Odoo 14 tries a batch that failed again, one by one, with what the first try has left of the values.
      expect(await load(odoo, [bill(odoo, { ref })])).toMatchObject({
        ids: false,
        messages: [{ type: 'error', message: expect.stringMatching(/unbalanced/) }],
      });
      expect(await odoo.count('account.move', [['ref', '=', ref]])).toBe(1);
    },
  );
});

describe('the same vendor, date and total', () => {
  contract('is a possible duplicate, whatever the reference', { odoo: [19] }, async (odoo) => {
    const same = price();
    const first = await draftBill(odoo, same);
    const second = await draftBill(odoo, same);
    expect(await move(odoo, second, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [first] });
  });

  contract('the sample company has one such pair', { odoo: [19] }, async (odoo) => {
    const [copy] = await odoo.searchRead(
      'account.move',
      [['ref', '=', 'AI-10588 copy']],
      ['duplicated_ref_ids'],
    );
    const [original] = await odoo.searchRead('account.move', [['ref', '=', 'AI-10588']], ['state']);
    expect(copy).toMatchObject({ duplicated_ref_ids: [original?.id] });
    expect(original).toMatchObject({ state: 'posted' });
  });
});

describe('looking for duplicates by search', () => {
  contract(
    'finds the reference whatever its case, drafts and posted alike',
    { odoo: [14, 19] },
    async (odoo) => {
      const ref = odoo.unique('Mixed Case');
      const id = await draftBill(odoo, { ref });
      const domain = [
        ['move_type', 'in', ['in_invoice', 'in_refund']],
        ['commercial_partner_id', '=', odoo.sample.partner('Azure Interior')],
        ['ref', '=ilike', ref.toUpperCase()],
        ['state', '!=', 'cancel'],
        ['company_id', '=', odoo.sample.company()],
      ];
      expect(await odoo.search('account.move', domain)).toEqual([id]);
    },
  );

  contract('finds the firm by the bill of one of its people', { odoo: [14, 19] }, async (odoo) => {
    const ref = odoo.unique('by a person');
    const person = { 'partner_id/.id': `${odoo.sample.partner('Brandon Freeman')}` };
    const id = await draftBill(odoo, { ref, ...person });
    const domain = [
      ['commercial_partner_id', '=', odoo.sample.partner('Azure Interior')],
      ['ref', '=ilike', ref],
    ];
    expect(await odoo.search('account.move', domain)).toEqual([id]);
  });

  contract('finds total and date, and several references at once', { odoo: [14, 19] }, async (odoo) => {
    const [first, second] = [odoo.unique('one'), odoo.unique('two')];
    const amount = price();
    const ids = [await draftBill(odoo, { ref: first, ...amount }), await draftBill(odoo, { ref: second })];
    const [row] = await odoo.read('account.move', ids, ['amount_total', 'invoice_date']);
    const domain = [
      ['amount_total', '=', row?.amount_total],
      ['invoice_date', '=', row?.invoice_date],
      ['state', '!=', 'cancel'],
    ];
    expect(await odoo.search('account.move', domain)).toEqual([ids[0]]);
    expect(await odoo.search('account.move', [['ref', 'in', [first, second, 'none']]])).toEqual(ids);
  });

  contract(
    'takes _ and % in a reference for any letters, unless a backslash is before',
    { odoo: [14, 19] },
    async (odoo) => {
      const ref = odoo.unique('A_1%');
      const like = odoo.unique('unlike');
      const id = await draftBill(odoo, { ref });
      await draftBill(odoo, { ref: ref.replace('_', '-').replace('%', like), ...price() });
      const literally = ref.replace('_', '\\_').replace('%', '\\%');
      expect(await odoo.search('account.move', [['ref', '=ilike', ref]])).toHaveLength(2);
      expect(await odoo.search('account.move', [['ref', '=ilike', literally]])).toEqual([id]);
      expect(await odoo.search('account.move', [['ref', '=ilike', ` ${literally}`]])).toEqual([]);
    },
  );

  contract('does not take a credit note for the bill of its reference', { odoo: [19] }, async (odoo) => {
    const ref = odoo.unique('note');
    await draftBill(odoo, { ref, ...price() });
    const note = await draftBill(odoo, { ref, ...price(), move_type: 'in_refund' });
    expect(await move(odoo, note, ['duplicated_ref_ids'])).toMatchObject({ duplicated_ref_ids: [] });
  });
});
