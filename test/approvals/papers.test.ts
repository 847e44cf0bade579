import { afterAll, describe, expect, it } from 'vitest';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { screenshot } from '../beds/vscode/pages/screen.ts';
import { aQuestion, openBed } from './approval-bed.ts';
import { ask } from './asking.ts';
import { audit } from './audit.ts';
import { pair, sitDown } from './person.ts';
import { SomePapers } from './some-papers.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

describe('a person who looks at the papers of a question', () => {
  it('finds them in a tab of their own; pictures are drawn, and code in them is text', async () => {
    const asked = aQuestion();
    const bed = await openBed({ papers: new SomePapers(asked.sheets[0]?.document ?? '') });
    const asking = await ask(bed, asked);
    const person = await sitDown(browser);
    await pair(person, bed);
    await person.page.goto(asking.url);
    const tab = person.page.waitForEvent('popup');
    await person.page.getByRole('link', { name: 'Papers' }).click();
    const papers = await tab;
    await papers.getByRole('heading', { name: /^Papers: Post vendor bill/ }).waitFor();
    expect(await audit(papers)).toEqual([]);
    await screenshot(papers, 'approvals papers');
    await papers.getByRole('link', { name: 'bill.png' }).click();
    await expect.poll(() => papers.evaluate('document.images[0]?.naturalWidth')).toBe(8);
    await papers.goBack();
    await papers.getByRole('link', { name: /script/ }).click();
    await papers.getByText('document.title = "run"').waitFor();
    expect(await papers.title()).not.toBe('run');
    await papers.goBack();
    const download = papers.waitForEvent('download');
    await papers.getByRole('link', { name: 'bill.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('paper-13.pdf');
    expect(asking.answer()).toBe('nothing yet');
  });
});
