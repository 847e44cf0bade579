import { asItIs } from '../../src/common/said.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { renderSet } from '../../src/posting/review/render-set.ts';
import { rowOf } from '../../src/posting/review/row-of-review.ts';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { screenshot } from '../beds/vscode/pages/screen.ts';
import { aReview } from '../support/a-review.ts';
import { aQuestion, openBed } from './approval-bed.ts';
import { ask } from './asking.ts';
import { audit } from './audit.ts';
import { pair, sitDown } from './person.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

/** A bill with all that can stand on a page. */
const bill = aQuestion({
  warnings: [
    'Odoo sees a possible duplicate: BILL/2026/11/0007 of Azure Interior, 2026-11-03, 119.00 EUR.',
    'The bank account of the vendor was changed 2 days ago.',
  ],
  typeTotal: asItIs('The total is over your limit of 100.00 EUR.'),
  paymentTerm: '30 days',
  bankAccount: 'DE02 1203 0000 0000 2020 51',
  partnerVat: 'DE123456788',
  narration: '<p>Payable within 30 days.</p>',
  isDemo: true,
});

const LOOKS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['light, narrow', { colorScheme: 'light', viewport: { width: 448, height: 800 } }],
  ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ['more contrast', { colorScheme: 'light', contrast: 'more' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active', viewport: { width: 448, height: 800 } }],
] as const;

describe.each(LOOKS)('in %s', (look, options) => {
  it('every page can be read and used by everybody', async () => {
    const bed = await openBed();
    const asking = await ask(bed, bill);
    const person = await sitDown(browser, options);
    const { page } = person;
    await page.goto(asking.url);
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals pairing ${look}`);
    await pair(person, bed);
    bed.approver.tell(
      'The bill of Azure Interior was changed in Odoo, so nothing was posted.',
      () => undefined,
    );
    await page.reload();
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals list ${look}`);
    await page.goto(asking.url);
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals question ${look}`);
    await page.getByLabel('Total of the document in EUR').fill('1');
    await page.getByLabel('Your passphrase for approvals').fill('1');
    await page.getByRole('button', { name: 'Post Vendor Bill' }).click();
    await page.getByRole('alert').waitFor();
    expect(await audit(page)).toEqual([]);
    await page.locator('#decision').scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 10_000);
    await screenshot(page, `approvals answer ${look}`);
    await page.getByRole('button', { name: 'Keep as Draft' }).first().click();
    await page.getByText('Answered with').waitFor();
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals over ${look}`);
  });
});

describe.each(LOOKS)('a contact to look through, in %s', (look, options) => {
  it('can be read and filled in by everybody', async () => {
    const bed = await openBed();
    const proposed = { name: 'Kleinholz GmbH', isCompany: true, vat: 'DE123456788', country: 'DE' };
    const hints = {
      warnings: ['Kleinholz & Söhne in Weimar has nearly the same name'],
      countries: new Map([['DE', 'Germany']]),
      isDemo: true,
    };
    const left = bed.form.fill(proposed, hints, new AbortController().signal);
    await expect.poll(() => bed.announced.length).toBe(1);
    const person = await sitDown(browser, options);
    const { page } = person;
    await pair(person, bed);
    await page.getByRole('link', { name: 'New contact: Kleinholz GmbH' }).click();
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals contact ${look}`);
    await page.getByLabel('City').fill('Weimar');
    await page.getByLabel('VAT number').fill('DE89 3704 0044 0532 0130 00');
    await page.getByLabel('VAT number').press('Enter');
    await page.getByRole('button', { name: 'Go On to the Last Question' }).click();
    await page.getByRole('alert').waitFor();
    expect(await audit(page)).toEqual([]);
    await screenshot(page, `approvals contact not taken ${look}`);
    await page.getByLabel('VAT number').fill('');
    await page.getByRole('button', { name: 'Go On to the Last Question' }).click();
    expect(await left).toEqual({ name: 'Kleinholz GmbH', isCompany: true, city: 'Weimar', country: 'DE' });
    await page.getByRole('heading', { name: 'What agents ask of you' }).waitFor();
    expect(person.complaints).toEqual([]);
  });
});

describe('several documents', () => {
  it('stand one below the other, each reached from its row', async () => {
    const reviews = [1, 2, 3].map((number) =>
      aReview({ document: `move/${number}`, reference: `A-${number}` }),
    );
    const place = {
      origin: 'https://odoo.example.com',
      database: 'books',
      login: 'billing@example.com',
      isDemo: false,
    };
    const rendered = renderSet(place, reviews.map(rowOf), { kind: 'agent', saysItIs: 'Claude' });
    const bed = await openBed();
    const asking = await ask(bed, { ...rendered, request: 'a set', reviewable: true, fromReview: false });
    const person = await sitDown(browser, { viewport: { width: 448, height: 800 } });
    await pair(person, bed);
    const { page } = person;
    await page.goto(asking.url);
    expect(await audit(page)).toEqual([]);
    await screenshot(page, 'approvals set');
    await page.getByRole('row').getByRole('link').nth(2).click();
    const third = page.getByRole('heading', { name: /^Document 3 of 3/ });
    await expect.poll(async () => (await third.boundingBox())?.y).toBeLessThan(20);
    await screenshot(page, 'approvals third of a set');
  });
});

describe('for a screen reader', () => {
  it('a question has its landmarks, its headings and its fields by name, the harmless button first', async () => {
    const bed = await openBed();
    const asking = await ask(bed, bill);
    const person = await sitDown(browser);
    await pair(person, bed);
    await person.page.goto(asking.url);
    const tree = await person.page.locator('body').ariaSnapshot();
    expect(tree).toMatch(/^- banner:/);
    expect(tree).toContain('- main:');
    for (const named of [
      'region "Where"',
      'region "Warnings"',
      'region "Your answer"',
      'form "Post Vendor Bill"',
    ])
      expect(tree).toContain(named);
    expect(tree).toContain('textbox "Total of the document in EUR"');
    expect(tree).toContain('textbox "Your passphrase for approvals"');
    expect(tree.indexOf('button "Keep as Draft"')).toBeLessThan(tree.indexOf('button "Post Vendor Bill"'));
    expect(tree.indexOf('region "Warnings"')).toBeLessThan(tree.indexOf('region "Lines"'));
  });
});
