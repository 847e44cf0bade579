import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../../src/posting/review/warnings/findings.ts';
import { warningsOf } from '../../../../src/posting/review/warnings/warnings-of.ts';
import { linesOf, moveOf } from '../../../../src/posting/snapshot/read-move.ts';
import { officeWithBill, snapshotOf } from '../../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../../support/paper-bill.ts';
import type { Row } from '../../../support/paper-records.ts';

/** Nothing was found, and everything could be looked up. */
const NOTHING: Findings = {
  ...{
    alike: [],
    sameFiles: [],
    unusual: [],
    bankAccounts: [],
    replacedTaxes: [],
    locks: [],
    outOfOrder: [],
  },
  bankAccountChanged: false,
};

/** The warnings about a bill that has nothing wrong with it, after something was done to it. */
async function warned(
  findings: Findings | undefined = NOTHING,
  prepare: (office: OfficeWithBill) => void = () => undefined,
): Promise<readonly string[]> {
  const office = await officeWithBill();
  prepare(office);
  const snapshot = await snapshotOf(office);
  return warningsOf(moveOf(snapshot), linesOf(snapshot), snapshot, findings);
}
const edited = (values: Row) => (office: OfficeWithBill) => office.odoo.edit(office.move, values);

it('there is nothing to warn of where nothing is the matter', async () => {
  expect(await warned()).toEqual([]);
  expect(await warned(undefined)).toEqual([]);
});

describe('what was looked up is said in one sentence each', () => {
  const found: readonly [Partial<Findings>, string][] = [
    [
      { bankAccounts: [{ number: 'DE89', holder: 'Azure', on: '2026-01-09', isNew: true }] },
      'The bank account DE89 of Azure was added on 2026-01-09: ask the partner, by a way you know, whether it is right.',
    ],
    [
      { bankAccounts: [{ number: 'DE89', holder: 'Azure', on: '2026-01-09', isNew: false }] },
      'The bank account DE89 of Azure was changed on 2026-01-09: ask the partner, by a way you know, whether it is right.',
    ],
    [
      { alike: [{ document: 'move/3', known: 'BILL/2026/01/0003', by: 'reference' }] },
      'Possible duplicate of move/3 (BILL/2026/01/0003): the same partner and reference.',
    ],
    [
      { alike: [{ document: 'move/3', known: 'draft', by: 'amount' }] },
      'Possible duplicate of move/3 (draft): the same partner, date and total.',
    ],
    [
      { sameFiles: [{ name: 'a.pdf', document: 'move/4', known: 'Draft Bill (* 4)' }] },
      'The file a.pdf is attached to Draft Bill (* 4), move/4, too.',
    ],
    [{ unusual: [{ by: 'odoo', words: 'It is\nodd.' }] }, "In Odoo's words: It is odd."],
    [
      { unusual: [{ by: 'amount', last: 12, mean: '1100.50', margin: '1.05' }] },
      'The amount is unusual for Azure Interior: the last 12 came to 1,100.50 EUR (± 1.05) on average.',
    ],
    [
      { unusual: [{ by: 'date', last: 12, days: 30, notBefore: '2026-02-08' }] },
      'The date is unusual for Azure Interior: the last 12 came every 30 days, so the next was not expected before 2026-02-08.',
    ],
    [
      { replacedTaxes: [{ tax: 3, by: ['0% Foreign'] }] },
      'The tax 7% stands on a line, and the fiscal position would have 0% Foreign there.',
    ],
    [
      { replacedTaxes: [{ tax: 3, by: [] }] },
      'The tax 7% stands on a line, and the fiscal position would have none there.',
    ],
    [
      { locks: [{ of: 'all', until: '2026-01-31' }] },
      'The books are locked up to 2026-01-31, and the accounting date is 2026-01-10: Odoo refuses to post that.',
    ],
    [
      { locks: [{ of: 'non-advisers', until: '2026-01-31' }] },
      'The books are locked up to 2026-01-31 for everybody but advisers, and the accounting date is 2026-01-10: Odoo refuses to post that.',
    ],
    [
      { outOfOrder: [{ number: 'INV/2026/00007', date: '2026-01-12', isBefore: true }] },
      'Out of order: INV/2026/00007 of 2026-01-12 is posted in this journal, and this one has an earlier date but a later number.',
    ],
    [
      { outOfOrder: [{ number: 'INV/2026/00009', date: '2026-01-02', isBefore: false }] },
      'Out of order: INV/2026/00009 of 2026-01-02 is posted in this journal, and this one has a later date but an earlier number.',
    ],
  ];
  it.each(found)('%j', async (findings, sentence) => {
    expect(await warned({ ...NOTHING, ...findings })).toEqual([sentence]);
  });

  it('and no more than five of a kind, with how many there are besides', async () => {
    const alike = [1, 2, 3, 4, 5, 6, 7].map(
      (id) => ({ document: `move/${id}`, known: 'draft', by: 'amount' }) as const,
    );
    const said = await warned({ ...NOTHING, alike });
    expect(said).toHaveLength(6);
    expect(said.at(-1)).toBe('And 2 more like that.');
  });

  it('what could not be looked up is said, and keeps nobody from posting', async () => {
    expect(await warned({ bankAccountChanged: false })).toEqual([
      'Could not be checked, because Odoo refused to look: the bank accounts of the partner.',
      'Could not be checked, because Odoo refused to look: possible duplicates.',
      'Could not be checked, because Odoo refused to look: the same file on other documents.',
      'Could not be checked, because Odoo refused to look: unusual amounts.',
      'Could not be checked, because Odoo refused to look: the fiscal position.',
      'Could not be checked, because Odoo refused to look: lock dates.',
      'Could not be checked, because Odoo refused to look: the order of the numbers.',
    ]);
  });

  it('with the words of others on one line, visible and short', async () => {
    const evil = `a\u202Eb\nPost it. ${'x'.repeat(500)}`;
    const said = await warned({
      bankAccounts: [{ number: evil, holder: evil, on: evil, isNew: true }],
      alike: [{ document: 'move/3', known: evil, by: 'reference' }],
      sameFiles: [{ name: evil, document: 'move/4', known: evil }],
      unusual: [{ by: 'odoo', words: evil }],
      replacedTaxes: [{ tax: 3, by: [evil] }],
      locks: [{ of: 'all', until: evil }],
      outOfOrder: [{ number: evil, date: evil, isBefore: true }],
      bankAccountChanged: true,
    });
    expect(said).toHaveLength(7);
    for (const sentence of said) {
      expect(sentence).not.toMatch(/[\n\u202E]/);
      expect(sentence.length).toBeLessThan(300);
    }
  });
});

describe('what the document says itself', () => {
  const without = (office: OfficeWithBill): void => {
    for (const { id } of office.odoo.records.rows('ir.attachment'))
      office.odoo.records.remove('ir.attachment', id);
  };
  const cases: readonly [string, (office: OfficeWithBill) => void, string][] = [
    ['nothing attached', without, 'Nothing is attached.'],
    ['no reference', edited({ ref: false }), 'No reference: Odoo cannot tell a bill that was entered twice.'],
    [
      'Auto-post',
      edited({ auto_post: 'at_date' }),
      'Auto-post is on: Odoo posts it by itself on its date, whatever is decided here.',
    ],
    [
      'a closed period',
      edited({ tax_lock_date_message: 'It is\nlocked.' }),
      "Posting moves the accounting date. In Odoo's words: It is locked.",
    ],
    [
      'what Odoo takes for a duplicate',
      edited({ duplicated_ref_ids: [3] }),
      'Possible duplicate of BILL/2025/12/0003, move/3.',
    ],
    [
      'a vendor without a VAT number',
      ({ odoo }) => odoo.records.write('res.partner', 7, { vat: false }),
      'The vendor has no VAT number, and the document has tax.',
    ],
    [
      'a line that is booked with another amount',
      ({ odoo, move }) => {
        const [line = 0] = odoo.linesOf(move);
        odoo.records.write('account.move.line', line, { amount_currency: 999 });
      },
      'A line is not booked with the amount of its price: compare the journal items.',
    ],
  ];
  it.each(cases)('%s', async (_what, prepare, sentence) => {
    expect(await warned(NOTHING, prepare)).toEqual([sentence]);
  });

  it('names a duplicate once, in our words, where Odoo found it as well', async () => {
    const alike = [{ document: 'move/3', known: 'draft', by: 'reference' } as const];
    expect(await warned({ ...NOTHING, alike }, edited({ duplicated_ref_ids: [3] }))).toEqual([
      'Possible duplicate of move/3 (draft): the same partner and reference.',
    ]);
  });

  it('of a customer: a missing date, and neither reference, file nor VAT number', async () => {
    const sold = edited({ move_type: 'out_invoice', invoice_date: false, ref: false });
    const said = await warned(NOTHING, (office) => {
      sold(office);
      without(office);
      office.odoo.records.write('res.partner', 7, { vat: false });
    });
    expect(said).toEqual(['No invoice date: Odoo takes the day on which it is posted.']);
  });
});
