import { asItIs, inEnglish } from '../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import { sheetOfReview } from '../../../src/posting/review/sheet-of-review.ts';
import { aReview } from '../../support/a-review.ts';
import { renderSet } from '../../../src/posting/review/render-set.ts';
import { whyNotTogether } from '../../../src/posting/review/set-rules.ts';
import type { SetRow } from '../../../src/posting/review/set-row.ts';
import type { Place } from '../../../src/posting/review/review.ts';

const place: Place = {
  origin: 'https://books.example.com',
  database: 'books',
  login: 'billing@example.com',
  isDemo: false,
  connectionName: 'Lindenhof, live',
};
const bill: SetRow = {
  kind: 'in_invoice',
  of: 'of',
  partner: 'Azure Interior',
  company: 'Lindenhof GmbH',
  facts: [
    ['Reference', 'INV-1'],
    ['Bill date', '2026-01-10'],
    ['Accounting date', '2026-01-10', { note: 'posting moves it, see the warning' }],
  ],
  total: '561.75',
  currency: 'EUR',
  effects: ['Posting takes the next number of the journal Purchases.'],
  warnings: [],
  sheet: sheetOfReview(aReview()),
};
const note: SetRow = {
  ...bill,
  kind: 'out_refund',
  of: 'for',
  partner: 'Deco Addict',
  total: '1200.00',
  currency: 'USD',
  effects: ['Settles 1,200.00 USD of the 1,200.00 USD open of INV/2026/0001.'],
  warnings: ['Nothing is attached.'],
};
const command = { kind: 'command' } as const;

const reasons = (...asked: Parameters<typeof whyNotTogether>) => whyNotTogether(...asked).map(inEnglish);

describe('the dialog about several documents', () => {
  it('lists each with what it is known by, and the totals of each currency', () => {
    const { question, detail, complete, verb, keep } = renderSet(place, [bill, note, bill], command);
    expect({ complete, verb, keep }).toEqual({
      complete: true,
      verb: 'Post 3 Documents',
      keep: 'Keep as Drafts',
    });
    expect(`${question}\n\n${detail}`).toMatchInlineSnapshot(`
      "Post 3 documents, 1,123.50 EUR (2 vendor bills) and 1,200.00 USD (1 customer credit note)?

      Odoo: https://books.example.com
      Database: books
      Company: Lindenhof GmbH
      Your name for the connection: Lindenhof, live
      Posted by the Odoo user: billing@example.com

      Warnings: 1 of 3 documents have some.

      1. Vendor Bill of “Azure Interior”, 561.75 EUR
      Reference “INV-1”, Bill date 2026-01-10, Accounting date 2026-01-10 (posting moves it, see the warning)

      2. Customer Credit Note for “Deco Addict”, 1,200.00 USD
      Reference “INV-1”, Bill date 2026-01-10, Accounting date 2026-01-10 (posting moves it, see the warning)
      Warning: Nothing is attached.
      Settles 1,200.00 USD of the 1,200.00 USD open of INV/2026/0001.

      3. Vendor Bill of “Azure Interior”, 561.75 EUR
      Reference “INV-1”, Bill date 2026-01-10, Accounting date 2026-01-10 (posting moves it, see the warning)

      2 documents: Posting takes the next number of the journal Purchases.

      Vendor Bill, 2: 1,123.50 EUR
      Customer Credit Note, 1: 1,200.00 USD
      Total: 1,123.50 EUR
      Total: 1,200.00 USD
      Asked by a VS Code command."
    `);
  });

  it('adds up nothing that goes different ways: a credit note takes from what the bills come to', () => {
    const creditNote = { ...bill, kind: 'in_refund', total: '100.00', money: 'in' } as const;
    const bills = { ...bill, money: 'out' } as const;
    const { question, detail } = renderSet(place, [bills, creditNote, bills], command);
    expect(question).toBe(
      'Post 3 documents, 1,123.50 EUR (2 vendor bills) and 100.00 EUR (1 vendor credit note)?',
    );
    expect(detail).toContain('Vendor Bill, money out, 2: 1,123.50 EUR');
    expect(detail).toContain('Vendor Credit Note, money in, 1: 100.00 EUR');
    expect(detail).not.toContain('1,223.50');
    const payment = { ...bill, kind: 'payment', of: 'to', total: '50.00' } as const;
    const both = renderSet(
      { ...place, typeTotalsOver: '60' },
      [
        { ...payment, money: 'out' },
        { ...payment, of: 'from', money: 'in' },
      ],
      command,
    );
    expect(both.question).toBe(
      'Post 2 documents, 50.00 EUR (1 payment, money out) and 50.00 EUR (1 payment, money in)?',
    );
    // What has to be typed can be read, and is called what it is.
    expect(both.typeTotal).toMatchObject({ total: '100.00' });
    expect(both.detail).toContain('All amounts added up: 100.00 EUR');
    expect(both.detail).not.toMatch(/^Total:/m);
  });

  it('names the company of each where there are several', () => {
    const { detail } = renderSet(place, [bill, { ...bill, company: 'Lindenhof Trading BV' }], command);
    expect(detail.match(/^Company: .*$/gm)).toEqual([
      'Company: Lindenhof GmbH',
      'Company: Lindenhof Trading BV',
      'Company: Lindenhof GmbH',
      'Company: Lindenhof Trading BV',
    ]);
  });

  it('that had to be cut cannot say yes, and the review has all of it', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...bill, partner: `Vendor ${index}` }));
    const { complete, detail, whole } = renderSet(place, many, command);
    expect(complete).toBe(false);
    expect(detail).toMatch(/^These documents are too many for a dialog/);
    expect(whole).toContain('60. Vendor Bill of “Vendor 59”, 561.75 EUR');
  });

  it('keeps a name from looking like something else', () => {
    const hostile = {
      ...bill,
      partner: 'A”, 1.00 EUR\nTotal: 1.00 EUR',
      facts: [['Reference', 'x, Due 2099-01-01']] as const,
    };
    const { detail } = renderSet(place, [hostile, bill], command);
    expect(detail.match(/^Total: .*$/gm)).toEqual(['Total: 1,123.50 EUR']);
    expect(detail).toContain('Reference “x, Due 2099-01-01”');
  });
});

describe('a document whose total has to be typed', () => {
  const much = { ...bill, typeTotal: asItIs('The amount is over your limit of 500.00 EUR.') };

  it('is posted on its own, and why is said before anybody is asked', () => {
    expect(reasons([bill, much], place, 'a set')).toEqual([
      'Number 2 of the set (move/7) has to be posted on its own, with its total typed: The amount is over your limit of 500.00 EUR.',
    ]);
    expect(reasons([bill, note], place, 'a set')).toEqual([]);
  });

  it('goes with the entry that reverses it: then the total of both is typed, as it is shown', () => {
    expect(reasons([much, much], place, 'a pair')).toEqual([]);
    expect(renderSet(place, [much, much], command, 'a pair').typeTotal).toMatchObject({
      total: '1123.50',
      currency: 'EUR',
    });
  });

  it('never comes into a dialog with others', () => {
    expect(() => renderSet(place, [bill, much], command)).toThrow(TypeError);
  });
});

describe('a limit above which totals are typed', () => {
  const limited = { ...place, typeTotalsOver: '1000' };

  it('holds for a set as for one: what is under it alone may be over it together', () => {
    expect(renderSet(limited, [bill, bill], command).typeTotal).toMatchObject({
      total: '1123.50',
      currency: 'EUR',
      why: expect.stringContaining('over your limit of 1,000 EUR'),
    });
    expect(renderSet({ ...place, typeTotalsOver: '2000' }, [bill, bill], command).typeTotal).toBeUndefined();
  });

  it('is not got round by what takes away from the total', () => {
    const out = { ...bill, total: '-561.75' };
    expect(reasons([bill, out], limited, 'a set')).toEqual([expect.stringContaining('post those apart')]);
  });

  it('keeps apart what comes to more in several currencies', () => {
    const dollars = {
      ...bill,
      currency: 'USD',
      companyTotal: { amount: '500.00', currency: 'EUR' },
    };
    expect(reasons([bill, dollars], limited, 'a set')).toEqual([
      expect.stringContaining('those of one currency at a time'),
    ]);
  });
});

describe('what several of a set would settle', () => {
  it('is settled one after the other, because nobody can say beforehand by how much', () => {
    const credit = { ...bill, settles: ['move/3'] };
    expect(reasons([credit, bill, credit], place, 'a set')).toEqual([
      'Number 1 of the set (move/7) and number 3 of the set (move/7) settle the same document, move/3: post one after the other.',
    ]);
  });
});
