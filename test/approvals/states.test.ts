import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Asked } from '../../src/posting/approver.ts';
import { renderPayment } from '../../src/posting/payments/render-payment.ts';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { screenshot } from '../beds/vscode/pages/screen.ts';
import { aPayment, meantFor, openBill } from '../support/a-payment.ts';
import { aQuestion, openBed } from './approval-bed.ts';
import { ask } from './asking.ts';
import { audit } from './audit.ts';
import { pair, personBefore, sitDown } from './person.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

const LOOKS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

const place = {
  ...{ origin: 'https://odoo.example.com', database: 'books', login: 'billing@example.com', isDemo: false },
};
const payment: Asked = {
  ...renderPayment(place, aPayment({ meant: [meantFor(openBill(1, '500.00'), '120.00')] }), {
    ...{ kind: 'agent', saysItIs: 'Claude' },
  }),
  ...{ request: 'a payment', reviewable: true, fromReview: false },
};

/** A page as everybody has to be able to use it. */
async function isSound(page: Page, name: string): Promise<void> {
  expect(await audit(page)).toEqual([]);
  await screenshot(page, `approvals ${name}`);
}

describe.each(LOOKS)('in %s', (look, options) => {
  it('a payment, and a question whose time is over', async () => {
    const { asking, page } = await personBefore(browser, payment, options);
    await isSound(page, `payment ${look}`);
    asking.expire();
    await page.getByText('This ended without an answer').waitFor();
    await isSound(page, `ended ${look}`);
  });

  it('a question that is too long for a yes here, and an address that leads nowhere', async () => {
    const { page } = await personBefore(browser, aQuestion({}, { verb: 'Keep as Draft' }), options);
    await page.getByText('it cannot be approved here').waitFor();
    await isSound(page, `too long ${look}`);
    await page.goto(new URL('/question/nothing', page.url()).href);
    await isSound(page, `not here ${look}`);
  });

  it('a page without a passphrase', async () => {
    const bed = await openBed({ passphrase: 'none' });
    const asking = await ask(bed);
    const person = await sitDown(browser, options);
    await pair(person, bed);
    await isSound(person.page, `list without a passphrase ${look}`);
    await person.page.goto(asking.url);
    await person.page.getByText('a passphrase is needed').waitFor();
    await isSound(person.page, `question without a passphrase ${look}`);
  });

  it('a code that is not known, and what is told of an answer afterwards, with its button', async () => {
    const bed = await openBed();
    const asking = await ask(bed);
    const person = await sitDown(browser, options);
    const { page } = person;
    await page.goto(asking.url);
    await page.getByLabel('Code').fill('WRONG');
    await page.getByRole('button', { name: 'Pair' }).click();
    await page.getByRole('alert').waitFor();
    await isSound(page, `wrong code ${look}`);
    await pair(person, bed);
    bed.approver.tell('The bill was changed in Odoo, so nothing was posted.', () => undefined);
    await page.reload();
    await page.getByRole('button', { name: 'Ask Me Again' }).waitFor();
    await isSound(page, `told ${look}`);
  });
});
