import { describe, expect } from 'vitest';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { bill, draftAll, draftBill, move, post } from './drafting.ts';
import { entryCells, KINDS, oneOfEach } from './kinds-of-documents.ts';
import type { Kind } from './kinds-of-documents.ts';
import type { Odoo } from './odoo.ts';
import { Watch } from './watching.ts';
import { faultOf } from './wire/fault.ts';

/* Posting, of every kind that there is: what it changes, which is what a gate has to expect, and no more. */

const contract = await openContract();

const NUMBERED = ['name', 'posted_before', 'sequence_number', 'sequence_prefix', 'state'];

describe('what posting changes of each kind', () => {
  async function postEach(odoo: Odoo): Promise<(kind: Kind) => ReturnType<Watch['changes']>> {
    // On 14 the first draft of a period has its number before it is posted.
    await oneOfEach(odoo);
    const ids = await oneOfEach(odoo);
    const all = KINDS.map((kind) => ids[kind]);
    const watch = await Watch.over(odoo, all);
    await post(odoo, all);
    return (kind) => watch.changes(ids[kind]);
  }

  contract('its number and state; of invoices the reference to pay with', ON_19, async (odoo) => {
    const changesOf = await postEach(odoo);
    for (const kind of KINDS) {
      const isInvoice = kind === 'out_invoice';
      const header = ['checked', ...NUMBERED, ...(isInvoice ? ['payment_reference'] : [])];
      const items = ['move_name', ...(isInvoice ? ['name'] : []), 'parent_state'];
      expect({ kind, ...(await changesOf(kind)) }).toEqual({ kind, header: header.toSorted(), items });
    }
  });

  contract('its number and state; what is sold is marked for sending', ON_14, async (odoo) => {
    const changesOf = await postEach(odoo);
    for (const kind of KINDS) {
      const isInvoice = kind === 'out_invoice';
      const isSent = isInvoice || kind === 'out_refund';
      const header = [
        ...NUMBERED,
        ...(isInvoice ? ['payment_reference'] : []),
        ...(isSent ? ['edi_document_ids', 'edi_state'] : []),
      ];
      const items = ['move_name', ...(isInvoice ? ['name'] : []), 'parent_state'];
      expect({ kind, ...(await changesOf(kind)) }).toEqual({ kind, header: header.toSorted(), items });
    }
  });

  contract('a date to come stays as it is', ON_BOTH, async (odoo) => {
    const [id = 0] = await draftAll(odoo, entryCells(odoo, { date: '2032-03-01' }));
    await post(odoo, [id]);
    expect(await move(odoo, id, ['date', 'state'])).toMatchObject({ date: '2032-03-01', state: 'posted' });
  });
});

describe('posting several at once', () => {
  const statesOf = async (odoo: Odoo, ids: readonly number[]) =>
    (await odoo.read('account.move', ids, ['state'])).map(({ state }) => state);

  contract('one that is refused keeps all of them back, and is not named', ON_19, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo, { invoice_date: '' }), bill(odoo)]);
    const fault = await faultOf(post(odoo, ids));
    expect(fault.name).toBe('odoo.exceptions.UserError');
    expect(fault.message).toBe('The Bill/Refund date is required to validate this document.');
    expect(await statesOf(odoo, ids)).toEqual(['draft', 'draft', 'draft']);
  });

  contract('one that is posted keeps all of them back', ON_19, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await post(odoo, ids.slice(0, 1));
    expect((await faultOf(post(odoo, ids))).name).toBe('odoo.exceptions.UserError');
    expect(await statesOf(odoo, ids)).toEqual(['posted', 'draft']);
  });

  contract('one that is posted is posted again, without a word', ON_14, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await post(odoo, ids.slice(0, 1));
    await post(odoo, ids);
    expect(await statesOf(odoo, ids)).toEqual(['posted', 'posted']);
  });

  contract('one that is gone keeps all of them back', ON_BOTH, async (odoo) => {
    const [first = 0, gone = 0] = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await odoo.call('account.move', 'unlink', { ids: [gone] });
    expect((await faultOf(post(odoo, [first, gone]))).name).toBe('odoo.exceptions.MissingError');
    expect(await statesOf(odoo, [first])).toEqual(['draft']);
  });
});

describe('a credit note that names its original', () => {
  async function credit(odoo: Odoo, price: string) {
    const original = await draftBill(odoo);
    await post(odoo, [original]);
    const note = await draftBill(odoo, {
      move_type: 'in_refund',
      'reversed_entry_id/.id': `${original}`,
      'invoice_line_ids/price_unit': price,
    });
    const watch = await Watch.over(odoo, [original, note]);
    await post(odoo, [note]);
    return { original: await watch.changes(original), note: await watch.changes(note) };
  }

  const OPEN = ['amount_residual', 'amount_residual_signed', 'payment_state'];
  const MATCHED = ['amount_residual', 'amount_residual_currency'];

  contract('takes off it what it is about', ON_19, async (odoo) => {
    const { original, note } = await credit(odoo, '60.00');
    expect(original).toEqual({
      header: OPEN,
      items: [...MATCHED, 'matched_debit_ids', 'matching_number'],
    });
    expect(note).toEqual({
      header: ['checked', ...NUMBERED, ...OPEN].toSorted(),
      items: [
        ...MATCHED,
        'matched_credit_ids',
        'matching_number',
        'move_name',
        'parent_state',
        'reconciled',
      ].toSorted(),
    });
  });

  contract('settles it when it is about all of it', ON_19, async (odoo) => {
    const { original } = await credit(odoo, '100.00');
    expect(original).toEqual({
      header: OPEN,
      items: [
        ...MATCHED,
        'full_reconcile_id',
        'matched_debit_ids',
        'matching_number',
        'reconciled',
      ].toSorted(),
    });
  });

  contract('leaves it alone', ON_14, async (odoo) => {
    const { original } = await credit(odoo, '100.00');
    expect(original).toEqual({ header: [], items: [] });
  });
});
