import { inEnglish } from '../../../src/common/said.ts';
import type { Said } from '../../../src/common/said.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationsAfterPosting } from '../../../src/posting/snapshot/after-posting.ts';
import { changesBetween } from '../../../src/posting/snapshot/changes.ts';
import { digestOf } from '../../../src/posting/snapshot/digest.ts';
import { BLANK_LINE, BLANK_MOVE, NOT_STORED } from '../../support/paper-fields.ts';
import { officeWithBill, snapshotOf } from '../../support/paper-bill.ts';
import { changeField } from '../../support/paper-edits.ts';
import type { Row } from '../../support/paper-records.ts';

const VOLATILE = ['write_date', 'write_uid', 'access_token'];
const stored = (fields: object) =>
  Object.keys(fields).filter((field) => !VOLATILE.includes(field) && !NOT_STORED.has(field));

/** The document before and after somebody did something to it. */
type Office = Awaited<ReturnType<typeof officeWithBill>>;

/** @param first what the document is like before the first read */
async function around(happens: (office: Office) => void, first: Row = {}) {
  const office = await officeWithBill();
  office.odoo.edit(office.move, first);
  const before = await snapshotOf(office);
  happens(office);
  return { before, after: await snapshotOf(office) };
}

const inWords = (texts: readonly Said[]) => texts.map(inEnglish);

describe('a change of anything that is stored makes another document', () => {
  it.each([
    ['the header', undefined, BLANK_MOVE],
    ['a line', 0, BLANK_LINE],
    ['a tax line', 2, BLANK_LINE],
    ['the line that is payable', 4, BLANK_LINE],
  ])('every field of %s', async (_what, line, record) => {
    const office = await officeWithBill();
    const unnoticed: string[] = [];
    let before = await snapshotOf(office);
    for (const field of stored(record)) {
      changeField(office.odoo, office.move, { field, ...(line !== undefined && { line }) });
      const after = await snapshotOf(office);
      const isNoticed =
        digestOf(after) !== digestOf(before) && inWords(changesBetween(before, after)).length === 1;
      if (!isNoticed) unnoticed.push(field);
      before = after;
    }
    expect(unnoticed).toEqual([]);
    expect(stored(record).length).toBeGreaterThan(50);
  });

  it('one attachment more, one less, one with other contents', async () => {
    const attached = await around(({ odoo, move }) => void odoo.attach(move, 'b.pdf', 'sha1 of b'));
    const replaced = await around(({ odoo }) => {
      const [file] = odoo.records.rows('ir.attachment');
      odoo.records.write('ir.attachment', file?.id ?? 0, { checksum: 'another' });
    });
    const removed = await around(({ odoo }) => {
      for (const { id } of odoo.records.rows('ir.attachment')) odoo.records.remove('ir.attachment', id);
    });
    for (const { before, after } of [attached, replaced, removed]) {
      expect(digestOf(after)).not.toBe(digestOf(before));
      expect(inWords(changesBetween(before, after))).toEqual(['the attachments are others']);
    }
  });

  it('one line more, one line less', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      const [first = 0, ...rest] = odoo.linesOf(move);
      const copy = odoo.records.create('account.move.line', {
        ...odoo.records.get('account.move.line', first),
        name: 'Tables',
      });
      odoo.edit(move, { line_ids: [...rest, copy] });
    });
    expect(inWords(changesBetween(before, after))).toEqual([
      'line "Office chairs" was removed',
      'line "Tables" was added',
    ]);
    expect(digestOf(after)).not.toBe(digestOf(before));
  });
});

describe('what changes at any time does not matter', () => {
  it.each([...VOLATILE, 'tax_lock_date_message', 'duplicated_ref_ids'])('%s of the header', async (field) => {
    const { before, after } = await around(({ odoo, move }) => changeField(odoo, move, { field }));
    expect(after.move[field]).not.toEqual(before.move[field]);
    expect(digestOf(after)).toBe(digestOf(before));
    expect(inWords(changesBetween(before, after))).toEqual([]);
  });

  it('the new name of the same partner, the order of lines, and of taxes on a line', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      odoo.records.write('res.partner', 7, { display_name: 'Azure GmbH' });
      odoo.edit(move, { line_ids: odoo.linesOf(move).toReversed() });
    });
    expect(digestOf(after)).toBe(digestOf(before));
    expect(inWords(changesBetween(before, after))).toEqual([]);
  });
});

describe('the words for what changed', () => {
  it('are those of the screens, with the old value and the new one', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      odoo.edit(move, { ref: 'INV-2', partner_id: 8, invoice_payment_term_id: 4, amount_total: 1 });
      odoo.records.write('account.move.line', odoo.linesOf(move)[0] ?? 0, { price_unit: 481, tax_ids: [] });
    });
    expect(inWords(changesBetween(before, after))).toEqual([
      'the total was 561.75, is 1',
      'the payment terms was empty, is 30 Days',
      'the partner was Azure Interior, is Meubles Dupont',
      'the reference was INV-1, is INV-2',
      'the price was 480.1, is 481 on line "Office chairs"',
      'the taxes was 15%, is empty on line "Office chairs"',
    ]);
  });

  it('leave out a date that Odoo said it would move, and the items that moved along', async () => {
    const move = (announced: boolean) =>
      around(
        ({ odoo, move: id }) => {
          odoo.edit(id, { date: '2026-01-31' });
          for (const line of odoo.linesOf(id))
            odoo.records.write('account.move.line', line, { date: '2026-01-31' });
        },
        announced ? { tax_lock_date_message: 'It will be moved.' } : {},
      );
    const [announced, silent] = [await move(true), await move(false)];
    expect(inWords(deviationsAfterPosting(announced.before, announced.after))).toEqual([]);
    expect(inWords(deviationsAfterPosting(silent.before, silent.after))).toEqual([
      'the accounting date was 2026-01-10, is 2026-01-31',
    ]);
  });

  it('name accounts and currencies as people know them, and several taxes one by one', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      odoo.edit(move, { currency_id: 2 });
      odoo.records.write('account.move.line', odoo.linesOf(move)[0] ?? 0, {
        account_id: 33,
        tax_ids: [2, 3],
      });
    });
    expect(inWords(changesBetween(before, after))).toEqual([
      'the currency was EUR, is USD',
      'the account was 600000 Expenses, is 601000 Paper and Pens on line "Office chairs"',
      'the taxes was 15%, is 15%, 7% on line "Office chairs"',
    ]);
  });

  it('are at most eight, and say how many more there are', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      for (const field of ['ref', 'date', 'amount_total', 'amount_tax', 'narration', 'auto_post']) {
        changeField(odoo, move, { field });
      }
      for (const line of [0, 1, 2, 3]) changeField(odoo, move, { field: 'quantity', line });
    });
    const words = inWords(changesBetween(before, after));
    expect(words).toHaveLength(9);
    expect(words[8]).toBe('and 2 more');
  });

  it('cannot break their line or hide anything, whatever was written in Odoo', async () => {
    const { before, after } = await around(({ odoo, move }) => {
      odoo.edit(move, { ref: 'X\n\u202eTotal: 1.00\u3164' });
      odoo.records.write('account.move.line', odoo.linesOf(move)[0] ?? 0, { name: 'a\nb', quantity: 2 });
    });
    expect(inWords(changesBetween(before, after)).join('')).not.toMatch(/[\n\u202e\u3164]/u);
  });

  it('are there exactly when the digests differ', { timeout: 30_000 }, async () => {
    const edits = fc.array(
      fc.oneof(
        fc.record({ field: fc.constantFrom(...Object.keys(BLANK_MOVE)) }),
        fc.record({ line: fc.nat(3), field: fc.constantFrom(...Object.keys(BLANK_LINE)) }),
      ),
      { maxLength: 3 },
    );
    const office = await officeWithBill();
    let before = await snapshotOf(office);
    await fc.assert(
      fc.asyncProperty(edits, async (fields) => {
        for (const field of fields) changeField(office.odoo, office.move, field);
        const after = await snapshotOf(office);
        expect(inWords(changesBetween(before, after)).length > 0).toBe(digestOf(before) !== digestOf(after));
        before = after;
      }),
      { numRuns: 100 },
    );
  });
});

describe('after posting', () => {
  it('what posting itself changes is no deviation', async () => {
    const { before, after } = await around(({ odoo, move, session }) => {
      odoo.answer('account.move', 'action_post', { ids: [move] }, {});
      expect(session.odoo.stateOf(move)).toBe('posted');
    });
    expect(inWords(deviationsAfterPosting(before, after))).toEqual([]);
    expect(inWords(changesBetween(before, after))).not.toEqual([]);
  });

  it('nor that a bill of nothing is paid at once; that something was settled shows in what is left to pay', async () => {
    const paid = await around(({ odoo, move }) => odoo.edit(move, { payment_state: 'paid' }));
    expect(inWords(deviationsAfterPosting(paid.before, paid.after))).toEqual([]);
    const settled = await around(({ odoo, move }) =>
      odoo.edit(move, { payment_state: 'paid', amount_residual: 7 }),
    );
    expect(inWords(deviationsAfterPosting(settled.before, settled.after))).toHaveLength(1);
  });

  it.each([
    ['account.move', 'date', 'the accounting date'],
    ['account.move', 'amount_total', 'the total'],
    ['account.move', 'partner_bank_id', "the partner's bank account"],
    ['account.move.line', 'account_id', 'the account'],
    ['account.move.line', 'name', 'name'],
  ])('%s %s is one', async (model, field, words) => {
    const line = model === 'account.move' ? {} : { line: 0 };
    const { before, after } = await around(({ odoo, move }) => changeField(odoo, move, { field, ...line }));
    expect(inWords(deviationsAfterPosting(before, after))).toEqual([expect.stringContaining(words)]);
  });
});
