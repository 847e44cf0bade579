import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { ubl } from '../support/e-invoices.ts';
import { pdf, png } from '../support/papers.ts';
import { helveticaPdf, jbig2Scan, jpxScan, unembeddedChinesePdf } from '../support/scans.ts';
import { Story } from './story.ts';
import { isFull } from './size.ts';

const size = z.object({ scrollWidth: z.number(), clientWidth: z.number() });

describe('a person reviews a draft beside its paper', () => {
  let story: Story;
  let window: Workbench;
  let panel: ReviewPanel;

  beforeAll(async () => {
    story = await Story.begin('story-review');
    const last = await story.draft({ reference: 'LAST', price: 80 });
    await story.admin.call('account.move', 'action_post', [[last]]);
    const bill = await story.draft({ reference: 'REVIEWED', price: 100 });
    await hang(bill, 'two-pages.pdf', await pdf({ pages: [['Bill A-114, 119.00 EUR'], ['Page two']] }));
    await hang(bill, '<img src=x onerror=alert(1)>.png', png(64));
    const papers = await story.draft({ reference: 'PAPERS', price: 200 });
    await hang(papers, 'helvetica.pdf', helveticaPdf('Invoice 2026-114'));
    await hang(papers, 'jbig2.pdf', jbig2Scan());
    await hang(papers, 'jpx.pdf', jpxScan());
    await hang(papers, 'chinese.pdf', unembeddedChinesePdf());
    await hang(papers, 'broken.pdf', new TextEncoder().encode('%PDF-1.7\nnothing of it is true'));
    await hang(papers, 'encrypted.pdf', await pdf({ pages: [['secret']], password: 'secret' }));
    await hang(papers, 'invoice.xml', new TextEncoder().encode(ubl()));
    window = await story.bed.openWindow();
    await window.openContainer('MCP Odoo');
    await story.connect(window);
    panel = new ReviewPanel(window.page);
  });
  afterAll(async () => {
    await window.close();
    await story.end();
  });

  async function hang(document: number, name: string, content: Uint8Array): Promise<void> {
    const datas = Buffer.from(content).toString('base64');
    await story.admin.create('ir.attachment', [{ name, datas, res_model: 'account.move', res_id: document }]);
  }

  it('from the tree: what it says, its paper, and how it differs from the last one', async () => {
    await window.view('Drafts').pressInline('REVIEWED', 'Review Draft');
    await panel.waitFor('Vendor bill of “Azure Interior”, 119.00 EUR');
    expect(await panel.drawnPage(1)).toBeGreaterThan(0.0005);
    expect(await panel.section('Document')).toContain('REVIEWED');
    expect(await panel.section('Lines')).toContain('Office chairs');
    expect(await panel.section('Booked as')).toContain('140000 Input Tax');
    const differences = await panel.section('Differences from the last one');
    expect(differences).toMatch(/Total\s+119\.00 EUR\s+95\.20 EUR/);
    expect(await panel.section('History with this partner')).toContain('LAST');
    await window.screenshot('review');

    await panel.press('Next page');
    await panel.drawnPage(2);
    await panel.press('Zoom in');
    await panel.drawnPage(2);
    await panel.frame.getByText('Text of this page').click();
    expect(await panel.frame.locator('.page-text pre').innerText()).toContain('Page two');
    await panel.press(/onerror/);
    await panel.frame.getByRole('img', { name: 'Picture' }).waitFor();
    expect(await panel.frame.locator('img').count()).toBe(1);
  });

  it('with the keyboard alone, in reading order', async () => {
    const { page } = window;
    await panel.frame.locator('h1').focus();
    const seen: string[] = [];
    for (let step = 0; step < 40 && !seen.at(-1)?.startsWith('Post Vendor Bill'); step += 1) {
      await page.keyboard.press('Tab');
      const focused = panel.frame.locator(':focus');
      seen.push((await focused.getAttribute('aria-label')) ?? (await focused.innerText()));
    }
    const order = ['Document', 'two-pages.pdf', 'Discard...', 'Open in Odoo', 'Post Vendor Bill...'];
    const places = order.map((name) => seen.findIndex((each) => each.startsWith(name)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('without a network: the page loads our own files and nothing else', async () => {
    const reach = (address: string) =>
      panel.evaluate(`fetch('${address}').then(() => 'reached', () => 'refused')`);
    expect(await reach(story.odoo.url)).toBe('refused');
    const inline = `(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ranInline = true';
      document.body.append(script);
      return globalThis.ranInline === true ? 'ran' : 'refused';
    })()`;
    expect(await panel.evaluate(inline)).toBe('refused');
  });

  it('whatever the paper is: text in fonts that it does not bring, scans, damaged and encrypted files', async () => {
    await window.view('Drafts').pressInline('PAPERS', 'Review Draft');
    await panel.waitFor('238.00 EUR');
    expect(await panel.drawnPage(1)).toBeGreaterThan(0.001);
    await window.screenshot('review helvetica');
    await panel.press('jbig2.pdf');
    await panel.frame.getByRole('img', { name: 'Page 1 of 1 of jbig2.pdf' }).waitFor();
    // A quarter of a picture that fills a quarter of the page.
    const box = await panel.drawnPage(1);
    expect(box).toBeGreaterThan(0.05);
    expect(box).toBeLessThan(0.08);
    await window.screenshot('review jbig2');
    await panel.press('jpx.pdf');
    await panel.frame.getByRole('img', { name: 'Page 1 of 1 of jpx.pdf' }).waitFor();
    expect(await panel.drawnPage(1)).toBeGreaterThan(0.03);
    await window.screenshot('review jpx');
    await panel.press('chinese.pdf');
    expect(await panel.note('Some characters')).toContain('Open it in Odoo');
    await panel.press('broken.pdf');
    expect(await panel.note('damaged')).toContain('Open it in Odoo');
    await panel.press('encrypted.pdf');
    expect(await panel.note('encrypted')).toContain('only with a password');
    await panel.press('invoice.xml');
    await expect.poll(() => panel.frame.locator('.content pre').innerText()).toContain('<');
    await window.screenshot('review e-invoice');
  });

  if (isFull)
    it('in light and in high contrast, and where there is little room', async () => {
      for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
        await window.chooseTheme(theme);
        await window.screenshot(`review ${theme}`);
      }
      await window.page.setViewportSize({ width: 820, height: 900 });
      await window.page.waitForTimeout(800);
      await window.screenshot('review narrow');
      const { scrollWidth, clientWidth } = size.parse(
        await panel.evaluate(
          '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
        ),
      );
      expect(scrollWidth).toBe(clientWidth);
      await window.page.setViewportSize({ width: 1400, height: 900 });
    });

  it('and posts it: the panel approves nothing, the dialog does', async () => {
    const bill = await story.draft({ reference: 'POSTED', price: 300 });
    await window.view('Drafts').pressTitleIcon('Refresh Drafts');
    await window.view('Drafts').pressInline('POSTED', 'Review Draft');
    await panel.waitFor('357.00 EUR');
    await panel.press('Post Vendor Bill...');
    const dialog = await window.modal.read('Post vendor bill of “Azure Interior”, 357.00 EUR?');
    expect(dialog.focused).toBe('Keep as Draft');
    expect(await story.state(bill)).toBe('draft');
    await window.modal.press('Post Vendor Bill');
    await panel.note('Posted vendor bill of Azure Interior, 357.00 EUR');
    expect(await story.state(bill)).toBe('posted');
    await window.screenshot('review posted');
  });

  it('from the dialog: Enter opens the review, and Post there asks once more', async () => {
    const bill = await story.draft({ reference: 'DIALOG', price: 400 });
    const drafts = window.view('Drafts');
    await drafts.pressTitleIcon('Refresh Drafts');
    await drafts.pressInline('DIALOG', 'Post Drafts...');
    const first = await window.modal.read('476.00 EUR');
    expect(first.focused).toBe('Review');
    await window.modal.pressKey('Enter');
    await panel.waitFor('Post vendor bill of “Azure Interior”, 476.00 EUR?');
    await panel.press('Post Vendor Bill');
    const second = await window.modal.read('476.00 EUR');
    expect(second.focused).toBe('Keep as Draft');
    expect(await story.state(bill)).toBe('draft');
    await window.modal.press('Post Vendor Bill');
    await drafts.waitForNoRow('DIALOG');
    expect(await story.state(bill)).toBe('posted');
  });
});
