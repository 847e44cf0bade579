import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { foundRows } from './found-rows.ts';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import { readQuestion, Story, TITLES } from './story.ts';
import { isFull } from './size.ts';

const drafted = z.object({ document: z.string(), total: z.string() });
const posted = z.object({ state: z.string(), number: z.string() });

describe('an agent in agent mode', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-agent');
  });
  afterAll(() => story.end());

  it('drafts a bill, asks for it to be posted, and the person posts it', async () => {
    const window = await story.openConnected('agent');
    const drafts = window.view('Drafts');
    const prompt = 'draft a bill from Azure Interior for four chairs';
    story.model.expectTurn(prompt, [
      { call: 'find_records', args: { kind: 'partner', text: 'Azure Interior' } },
      {
        call: 'create_draft_invoice',
        args: (partners) => ({
          company: 'Lindenhof GmbH',
          partner_id: foundRows(partners)[0]?.id,
          lines: [{ description: 'Office chairs', quantity: 4, price: '120.00' }],
          reference: 'A-2026-114',
          invoice_date: '2026-11-20',
          expected_total: 571.2,
        }),
      },
      { call: 'post_invoice', args: (bill) => ({ invoice_id: bill.read(drafted).document }) },
      { say: (answer) => `It is posted as ${answer.read(posted).number}.` },
    ]);
    await window.chat.send(prompt);

    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.confirmation(TITLES.postInvoice);
    const bill = await story.admin.one('account.move', [['ref', '=', 'A-2026-114']]);
    const [inOdoo] = await story.admin.read(
      'account.move',
      [bill],
      ['state', 'partner_id', 'amount_untaxed', 'amount_tax', 'amount_total', 'invoice_date', 'company_id'],
    );
    expect(inOdoo).toMatchObject({
      state: 'draft',
      partner_id: [expect.anything(), 'Azure Interior'],
      company_id: [1, 'Lindenhof GmbH'],
      amount_untaxed: 480,
      amount_tax: 91.2,
      amount_total: 571.2,
      invoice_date: '2026-11-20',
    });
    await drafts.waitForRow(/571\.20 EUR.* A-2026-114/);
    await window.screenshot('2 the agent has drafted');

    await window.chat.allowOnce(TITLES.postInvoice);
    const dialog = await readQuestion(window, 'Post vendor bill of “Azure Interior”, 571.20 EUR?');
    await window.screenshot('3 the dialog');
    for (const fact of [
      `Odoo: ${story.odoo.url}`,
      `Database: ${story.odoo.db}`,
      'Company: Lindenhof GmbH',
      'Vendor: Azure Interior',
      'Reference: A-2026-114',
      '1. “Office chairs”',
      'Quantity 4, price 120.00, amount 480.00 EUR',
      'Tax: 91.20 EUR, “19%”',
      'Debit 91.20 EUR, tax “19%” on 480.00, account 140000 Input Tax',
      'Credit 571.20 EUR, due ',
      'Total: 571.20 EUR',
    ]) {
      expect(dialog.detail).toContain(fact);
    }
    await window.modal.press('Post Vendor Bill');
    await window.notifications.waitFor('Posted vendor bill of Azure Interior, 571.20 EUR, as BILL/');
    const answer = await window.chat.finalText('It is posted as');
    await window.screenshot('3 posted');

    const [after] = await story.admin.read('account.move', [bill], ['state', 'name']);
    expect(after?.state).toBe('posted');
    expect(answer).toContain(String(after?.name));
    await drafts.waitForNoRow('A-2026-114');
  });

  const ways = [
    { answer: 'Keep as Draft in the review', keys: 'Enter', journalled: 'keep' },
    { answer: 'Cancel', keys: 'Cancel', journalled: 'closed' },
    { answer: 'Escape', keys: 'Escape', journalled: 'closed' },
    { answer: 'Keep as Draft', keys: 'Keep as Draft', journalled: 'keep' },
  ] as const;
  it.each(isFull ? ways : ways.slice(0, 1))(
    'is told that the person declined by $answer',
    async ({ answer, keys, journalled }) => {
      const bill = await story.draft({ reference: `D ${answer}`, price: 100 });
      const window = await story.openConnected(`declined ${answer}`);
      const prompt = `post move/${bill} please`;
      story.model.expectTurn(prompt, [
        { call: 'post_invoice', args: { invoice_id: `move/${bill}` } },
        { say: (result) => `Answer: ${result.text}` },
      ]);
      await window.chat.send(prompt);
      await window.chat.allowOnce(TITLES.postInvoice);
      await readQuestion(window, 'Post vendor bill');
      await window.screenshot(`4 ${answer}`);
      if (keys === 'Escape' || keys === 'Enter') await window.modal.pressKey(keys);
      else await window.modal.press(keys);
      if (keys === 'Enter') {
        const panel = new ReviewPanel(window.page);
        await panel.waitFor('Post vendor bill');
        await panel.press('Keep as Draft');
      }
      expect(await window.chat.finalText('Answer:')).toContain('The person declined');
      expect(await story.state(bill)).toBe('draft');
      const entries = await story.journal();
      expect(entries.at(-1)).toMatchObject({
        what: 'posting-answered',
        document: `move/${bill}`,
        answer: journalled,
      });
    },
  );

  it('cannot have posted what was changed while the dialog was open', async () => {
    const bill = await story.draft({ reference: 'CHANGED', price: 100 });
    const window = await story.openConnected('changed');
    const prompt = `post move/${bill} now`;
    story.model.expectTurn(prompt, [
      { call: 'post_invoice', args: { invoice_id: bill } },
      { say: (result) => `Answer: ${result.text}` },
    ]);
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.postInvoice);
    await window.modal.read('119.00 EUR');
    const line = await story.admin.one('account.move.line', [
      ['move_id', '=', bill],
      ['display_type', '=', 'product'],
    ]);
    await story.admin.write('account.move', [bill], { invoice_line_ids: [[1, line, { price_unit: 1000 }]] });
    await window.modal.press('Post Vendor Bill');
    await window.notifications.waitFor('was changed in Odoo while you were looking at it');
    const answer = await window.chat.finalText('Answer:');
    await window.screenshot('5 changed meanwhile');
    expect(answer).toContain('changed in Odoo');
    expect(answer).toContain('the price was 100, is 1000');
    expect(await story.state(bill)).toBe('draft');
    expect((await story.journal()).at(-1)).toMatchObject({ what: 'posting-settled', outcome: 'not-tried' });
  });

  it('cannot approve, and is told what it sent wrong', async () => {
    const bill = await story.draft({ reference: 'UNTOUCHED', price: 100 });
    const others = await story.draft({ reference: 'OTHERS', price: 100, company: 2 });
    const window = await story.openConnected('wrong arguments', 'billing-one');
    const before = await story.admin.call('account.move', 'search_count', [[]]);
    const prompt = 'try everything that is wrong';
    story.model.expectTurn(prompt, [
      { call: 'post_invoice', args: { invoice_id: bill, approved: true } },
      { call: 'create_draft_invoice', args: { description: 'x', amount: 1, state: 'posted' } },
      { call: 'post_invoice', args: { invoice_id: 'move/999999' } },
      { call: 'post_invoice', args: { invoice_id: `move/${others}` } },
      { call: 'get_document', args: { document: `move/${others}` } },
      { say: 'All were refused.' },
    ]);
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.postInvoice);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.allowOnce(TITLES.postInvoice);
    await window.chat.allowOnce(TITLES.postInvoice);
    await window.chat.finalText('All were refused.');
    await window.screenshot('6 refused');
    const results = story.model.toolResults(prompt).map((result) => result.text);
    expect(results).toEqual([
      expect.stringContaining('Only the person can approve'),
      expect.stringContaining('state'),
      expect.stringContaining('move/999999 does not exist'),
      expect.stringContaining('does not exist, was deleted, or belongs to a company this user may not see'),
      expect.stringContaining('does not exist, was deleted, or belongs to a company this user may not see'),
    ]);
    expect(await story.admin.call('account.move', 'search_count', [[]])).toBe(before);
    expect(await story.state(bill)).toBe('draft');
    expect(await story.state(others)).toBe('draft');
  });
});
