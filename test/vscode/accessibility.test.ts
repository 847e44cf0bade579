import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import type { TreeView } from '../beds/vscode/pages/tree.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { axeAudit } from '../support/axe-audit.ts';
import { ubl } from '../support/e-invoices.ts';
import { pdf, png } from '../support/papers.ts';
import { isFull } from './size.ts';
import { readQuestion, Story } from './story.ts';

const THEMES = isFull
  ? ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']
  : ['Light Modern', 'Dark High Contrast'];

const focus = z.object({ name: z.string(), outline: z.number() });

describe('everybody can use it', () => {
  let story: Story;
  let window: Workbench;
  let panel: ReviewPanel;
  let drafts: TreeView;

  beforeAll(async () => {
    story = await Story.begin('story-accessibility');
    const last = await story.draft({ reference: 'BEFORE', price: 80 });
    await story.admin.call('account.move', 'action_post', [[last]]);
    const bill = await story.draft({ reference: 'AXE-BILL', price: 100 });
    await hang(bill, 'bill.pdf', await pdf({ pages: [['Bill, 119.00 EUR'], ['Page two']] }));
    await hang(bill, 'scan.png', png(64));
    await hang(bill, 'invoice.xml', new TextEncoder().encode(ubl()));
    await hang(bill, 'broken.pdf', new TextEncoder().encode('%PDF-1.7\nnothing of it is true'));
    await story.draft({ reference: 'AXE-BARE', price: 200, partner: 'Deco Addict' });
    await story.draft({ reference: 'AXE-TWIN', price: 10, partner: 'Deco Addict' });
    await story.draft({ reference: 'axe-twin', price: 20, partner: 'Deco Addict' });
    // What is refused twice is not asked again: each theme has its own set.
    for (const [place] of THEMES.entries())
      for (const reference of [`SET-A${place}`, `SET-B${place}`])
        await story.draft({ reference, price: 30, partner: 'Deco Addict' });
    const partner = await story.admin.one('res.partner', [['name', '=', 'Azure Interior']]);
    const payment = { payment_type: 'outbound', partner_type: 'supplier', partner_id: partner, amount: 77 };
    await story.admin.create('account.payment', [{ ...payment, memo: 'AXE-PAYMENT' }]);
    window = await story.keepConnected('accountant');
    panel = new ReviewPanel(window.page);
    drafts = window.view('Drafts');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.captureFailure(task.name);
  });
  afterAll(async () => {
    await window.close();
    await story.end();
  });

  async function hang(document: number, name: string, content: Uint8Array): Promise<void> {
    const datas = Buffer.from(content).toString('base64');
    await story.admin.create('ir.attachment', [{ name, datas, res_model: 'account.move', res_id: document }]);
  }

  const audit = () => axeAudit((expression) => panel.evaluate(expression));

  /** What has the focus in the panel, and how thick the line around it is. */
  async function focused() {
    return focus.parse(
      await panel.evaluate(`(({ activeElement: at }) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        const name = at.getAttribute('aria-label') ?? at.innerText;
        return { name: name.trim(), outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth) };
      })(document)`),
    );
  }

  it('a row says in words and with an icon what is to be looked at', async () => {
    await drafts.waitForRow('axe-twin');
    const { icons, spoken } = await drafts.look('axe-twin');
    expect(icons).toContain('codicon-warning');
    expect(spoken).toMatch(/Warning: possible duplicate/);
    await drafts.waitForRow(/23\.80 EUR · possible duplicate · .*axe-twin/);
    await window.screenshot('40 warnings in rows');
  });

  it.each(THEMES.map((theme, place) => [theme, place] as const))(
    'axe-core finds nothing in the review panel, in %s',
    async (theme, place) => {
      await window.chooseTheme(theme);
      const states: Record<string, string[]> = {};
      const look = async (state: string) => {
        states[state] = await audit();
        await window.screenshot(`40 ${state} ${theme}`);
      };
      await drafts.pressInline('AXE-BILL', 'Review Draft');
      await panel.waitFor('119.00 EUR');
      await panel.drawnPage(1);
      await panel.section('History with this partner');
      await look('bill with a pdf');
      await panel.frame.getByText('Text of this page').click();
      await look('bill with the text of a page');
      await panel.press('scan.png');
      await panel.frame.getByRole('img', { name: 'Picture' }).waitFor();
      await look('bill with a picture');
      await panel.press('invoice.xml');
      await expect.poll(() => panel.frame.locator('.content pre').innerText()).toContain('<');
      await look('bill with text');
      await panel.press('broken.pdf');
      await panel.note('damaged');
      await look('bill with a damaged file');
      await drafts.pressInline('AXE-BARE', 'Review Draft');
      await panel.waitFor('238.00 EUR');
      await panel.note('No file is attached');
      await look('bill without a file');
      await drafts.pressInline('AXE-PAYMENT', 'Review Draft');
      await panel.waitFor('Payment');
      await panel.section('Booked as');
      await look('payment');
      await drafts.select(`SET-A${place}`);
      await drafts.select(`SET-B${place}`, true);
      await drafts.pressInline(`SET-B${place}`, 'Post Drafts...');
      await readQuestion(window, 'Post 2 ');
      await window.screenshot(`40 dialog ${theme}`);
      await window.modal.press('Review');
      await panel.waitFor('Post 2 ');
      await look('set');
      await panel.press('Keep as Drafts');
      // The one behind comes to the front and takes the focus, which would close the palette.
      await drafts.waitForNoRow('Waiting for your approval');
      await panel.waitFor('Payment to');
      expect(states).toEqual(Object.fromEntries(Object.keys(states).map((state) => [state, []])));
    },
  );

  it('a bill is reviewed and posted with the keyboard alone, and the focus is seen at each step', async () => {
    const { page } = window;
    const bill = await story.draft({ reference: 'AXE-KEYS', price: 500 });
    await drafts.pressTitleIcon('Refresh Drafts');
    await drafts.waitForRow('AXE-KEYS');
    await window.runCommand('MCP Odoo: Focus on Drafts View');
    await page.keyboard.press('Home');
    for (let presses = 0; !(await drafts.focusedRow()).includes('AXE-KEYS'); presses += 1) {
      expect(presses).toBeLessThan(60);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Shift+F10');
    await window.chooseByKey('Review Draft');
    await panel.waitFor('595.00 EUR');
    const seen: string[] = [];
    while (!seen.at(-1)?.startsWith('Post Vendor Bill')) {
      expect(seen.length).toBeLessThan(40);
      await page.keyboard.press('Tab');
      const { name, outline } = await focused();
      expect(outline, `the line around “${name}”`).toBeGreaterThanOrEqual(2);
      seen.push(name);
    }
    await page.keyboard.press('Enter');
    expect((await window.modal.read('595.00 EUR')).focused).toBe('Keep as Draft');
    for (let presses = 0; (await window.modal.focused()) !== 'Post Vendor Bill'; presses += 1) {
      expect(presses).toBeLessThan(10);
      await page.keyboard.press('Tab');
    }
    await window.modal.pressKey('Enter');
    await panel.note('Posted vendor bill');
    expect(await story.state(bill)).toBe('posted');
    expect(await audit()).toEqual([]);
  });
});
