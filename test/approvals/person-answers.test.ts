import { asItIs } from '../../src/common/said.ts';
import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { aQuestion, openBed, PASSPHRASE } from './approval-bed.ts';
import { ask } from './asking.ts';
import { pair, personAtList, personBefore, sitDown } from './person.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

const yesButton = (page: Page) => page.getByRole('button', { name: 'Post Vendor Bill' });
const keepButton = (page: Page) => page.getByRole('button', { name: 'Keep as Draft' }).first();
const passphrase = (page: Page) => page.getByLabel('Your passphrase for approvals');

async function sayYes(page: Page, typed = PASSPHRASE): Promise<void> {
  await passphrase(page).fill(typed);
  await yesButton(page).click();
}

describe('a person', () => {
  it('pairs the browser, finds the question, types the passphrase and approves', async () => {
    const { asking, person } = await personAtList(browser);
    const { page } = person;
    await page.getByRole('link', { name: 'Post vendor bill of “Azure Interior”, 119.00 EUR?' }).click();
    expect(page.url()).toBe(asking.url);
    await sayYes(page);
    await page.getByText('Answered with “Post Vendor Bill”').waitFor();
    expect(asking.answer()).toBe('yes');
    expect(person.complaints.filter((each) => !each.includes('410'))).toEqual([]);
  });

  it('approves without any script', async () => {
    const { asking, page } = await personBefore(browser, undefined, { javaScriptEnabled: false });
    await sayYes(page);
    await page.getByText('Answered with').waitFor();
    expect(asking.answer()).toBe('yes');
  });

  it('finds the focus on what keeps all as it is, which Enter presses', async () => {
    const { asking, page } = await personBefore(browser);
    await page.keyboard.press('Enter');
    await page.getByText('Answered with “Keep as Draft”').waitFor();
    expect(asking.answer()).toBe('keep');
  });

  it('does not approve with Enter in a field', async () => {
    const { asking, page } = await personBefore(
      browser,
      aQuestion({ typeTotal: asItIs('Much depends on it.') }),
    );
    await page.getByLabel('Total of the document in EUR').fill('119.00');
    await page.keyboard.press('Enter');
    await passphrase(page).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(500);
    expect(await passphrase(page).inputValue()).toBe(PASSPHRASE);
    expect(asking.answer()).toBe('nothing yet');
    await yesButton(page).click();
    await page.getByText('Answered with').waitFor();
    expect(asking.answer()).toBe('yes');
  });

  it('who mistypes the passphrase is told, waits, and approves then', async () => {
    const { bed, asking, page } = await personBefore(browser);
    await sayYes(page, 'correct horse battery stable');
    await page
      .getByRole('alert')
      .getByText('That is not the passphrase. The next try counts in 1 second.')
      .waitFor();
    await page.reload();
    expect(await bed.stores.passphrase.try('x')).toMatchObject({ kind: 'wait' });
    await page.waitForTimeout(1_100);
    await sayYes(page);
    await page.getByText('Answered with').waitFor();
    expect(asking.answer()).toBe('yes');
  });

  it('who mistypes the total is told, and finds it as it was typed', async () => {
    const typeTotal = asItIs('The total is over your limit of 100.00 EUR.');
    const { asking, page } = await personBefore(browser, aQuestion({ typeTotal }));
    await page.getByLabel('Total of the document in EUR').fill('191,00');
    await sayYes(page);
    await page.getByRole('alert').getByText('That is not the total of the document.').waitFor();
    expect(await page.getByLabel('Total of the document in EUR').inputValue()).toBe('191,00');
    expect(await passphrase(page).inputValue()).toBe('');
    expect(asking.answer()).toBe('nothing yet');
  });
});

describe('an answer counts once', () => {
  it('in two tabs: the second one says by itself that it is over', async () => {
    const { asking, person, page } = await personBefore(browser);
    const second = await person.newTab();
    await second.goto(asking.url);
    await keepButton(page).click();
    await second.getByText('Answered with “Keep as Draft”').waitFor();
    expect(asking.answer()).toBe('keep');
  });

  it('in two tabs without scripts: the second answer is none', async () => {
    const withoutScripts = { javaScriptEnabled: false };
    const { asking, person, page } = await personBefore(browser, undefined, withoutScripts);
    const second = await person.newTab();
    await second.goto(asking.url);
    await keepButton(page).click();
    await page.getByText('Answered with “Keep as Draft”').waitFor();
    await sayYes(second);
    await second.getByText('Answered with “Keep as Draft”').waitFor();
    expect(asking.answer()).toBe('keep');
  });

  it('with Back and reload, and when the link is used again', async () => {
    const { bed, asking: first, page } = await personBefore(browser);
    await sayYes(page);
    await page.getByText('Answered with').waitFor();
    const second = await ask(bed);
    await page.reload();
    await page.getByText('Answered with').waitFor();
    await page.goBack();
    await page.reload();
    await page.goto(first.url);
    await page.getByText('Answered with').waitFor();
    expect([first.answer(), second.answer()]).toEqual(['yes', 'nothing yet']);
  });
});

describe('an open page', () => {
  it('shows by itself what is asked, and when its time is over', async () => {
    const bed = await openBed();
    const person = await sitDown(browser);
    await pair(person, bed);
    const asking = await ask(bed);
    await person.page.getByRole('link', { name: /Post vendor bill/ }).click();
    asking.expire();
    await person.page.getByText('This ended without an answer').waitFor();
    expect(asking.answer()).toBe('threw');
  });

  it('keeps what is being typed while nothing changes', async () => {
    const { bed, page } = await personBefore(browser);
    await passphrase(page).fill('half of');
    await ask(bed);
    await page.waitForTimeout(4_500);
    expect(await passphrase(page).inputValue()).toBe('half of');
  });

  it('says when the program behind it has ended', async () => {
    const { bed, page } = await personBefore(browser);
    await bed.page.dispose();
    await page.getByText('The program that asked has ended.').waitFor();
  });

  it('does not turn into the page of another program that listens there from then on', async () => {
    const { bed, asking, page } = await personBefore(browser);
    await bed.page.dispose();
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('waiting');
    });
    onTestFinished(() => void other.close());
    other.listen(Number(new URL(asking.url).port), '127.0.0.1');
    await page.getByText('The program that asked has ended.').waitFor();
    await page.waitForTimeout(4_500);
    expect(asked.length).toBeLessThanOrEqual(1);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Post');
  });
});
