import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import type { TreeView } from '../beds/vscode/pages/tree.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { calling } from '../beds/vscode/scripted-model.ts';
import { pdf } from '../support/papers.ts';
import { bankClerk } from './bank-clerk.ts';
import { foundRows } from './found-rows.ts';
import { readQuestion, Story, TITLES } from './story.ts';
import { isFull } from './size.ts';

const read = z.object({
  document: z.string(),
  digest: z.string(),
  lines: z.array(z.object({ id: z.int() })),
});

const BANK_FILE = 'bank-2026-11.csv';
const BANK_LINES = ['2026-11-02;-106.98;Netzwerk Telekom;RE-2610-4471', '2026-11-04;-2.50;;Card fee'];

describe('a person reviews what is no invoice', () => {
  let story: Story;
  let window: Workbench;
  let panel: ReviewPanel;
  let drafts: TreeView;

  beforeAll(async () => {
    story = await Story.begin('story-review-kinds');
    await writeFile(
      join(story.bed.workspace, BANK_FILE),
      `${['date;amount;name;description', ...BANK_LINES].join('\n')}\n`,
    );
    const paid = await story.admin.one('account.move', [['ref', '=', 'AI-10588']]);
    const bytes = await pdf({ pages: [['Azure Interior, invoice AI-10588, 1,428.00 EUR']] });
    const datas = Buffer.from(bytes).toString('base64');
    const paper = { name: 'AI-10588.pdf', datas, res_model: 'account.move', res_id: paid };
    await story.admin.create('ir.attachment', [paper]);
    window = await story.keepConnected('accountant');
    panel = new ReviewPanel(window.page);
    drafts = window.view('Drafts');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.captureFailure(task.name);
  });
  afterAll(() => story.end());

  it('a payment, beside the paper of what it pays', async () => {
    const prompt = 'pay the bill AI-10588';
    story.model.expectTurn(prompt, function* () {
      const [open] = foundRows(
        yield* calling('find_records', { kind: 'document', state: 'open', text: 'AI-10588' }),
      );
      yield* calling('create_draft_payment', {
        ...{ date: '2026-11-23', memo: open?.reference, company: open?.company },
        pays: [{ document: open?.document, amount: '1000.00' }],
      });
      return 'Drafted the payment.';
    });
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftPayment);
    await window.chat.finalText('Drafted the payment.');
    // Not the row of the kind, which says what the payments come to.
    await drafts.pressInline('-1,000.00 EUR · ', 'Review Draft');
    await panel.waitFor('Payment to “Azure Interior”, 1,000.00 EUR');
    expect(await panel.section('What it pays')).toMatch(/BILL\/\S+[^]*1,428\.00\s+1,000\.00\s+428\.00/);
    expect(await panel.drawnPage(1)).toBeGreaterThan(0.0005);
    expect(await panel.button(/AI-10588\.pdf/).innerText()).toMatch(/^BILL\//);
    await window.screenshot('review payment');
  });

  it('a bank transaction, beside the paper of what it settles', async () => {
    const prompt = 'propose the lines of the bank file';
    story.model.expectTurn(prompt, bankClerk(story.bed.workspace, BANK_FILE));
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftTransaction);
    await window.chat.finalText('Proposed: 2 lines');
    await drafts.pressInline('-106.98 EUR', 'Review Draft');
    await panel.waitFor('Bank transaction');
    expect(await panel.section('Transaction')).toContain('row 2 of bank-2026-11.csv');
    expect(await panel.section('What it settles')).toMatch(/106\.98\s+106\.98\s+0\.00/);
    await window.screenshot('review transaction');
  });

  it('a change of a draft: before beside after', async () => {
    await story.draft({ reference: 'COLLEAGUE', price: 100 });
    const prompt = 'the chair of COLLEAGUE was 130';
    story.model.expectTurn(prompt, function* () {
      const [draft] = foundRows(
        yield* calling('find_records', { kind: 'document', state: 'draft', text: 'COLLEAGUE' }),
      );
      const { document, digest, lines } = (yield* calling('get_document', {
        document: draft?.document,
      })).read(read);
      const change = yield* calling('update_draft', {
        ...{ document, digest, reference: 'COLLEAGUE-2', due_date: '2026-12-31' },
        lines: [
          { line: lines[0]?.id, price: '130.00' },
          { description: 'Delivery', price: '20.00' },
        ],
      });
      return `The change: ${change.text}`;
    });
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.updateDraft);
    await readQuestion(window, 'Change vendor bill');
    await window.modal.press('Review');
    await panel.waitFor('Change vendor bill of “Azure Interior”, 119.00 EUR?');
    expect(await panel.section('What is changed')).toMatch(/Price\s+Line: Office chairs\s+100\.00\s+130\.00/);
    await window.screenshot('review change');
    await panel.press('Change Draft');
    await window.modal.press('Change Draft');
    await window.chat.finalText('The change:');
    await drafts.waitForRow('COLLEAGUE-2');
  });

  it('several: each opens its own sheet, and money in and out are totalled apart', async () => {
    await drafts.select('-1,000.00 EUR · ');
    await drafts.select('COLLEAGUE-2', true);
    await drafts.select('-106.98 EUR', true);
    await drafts.pressInline('-106.98 EUR', 'Post Drafts...');
    await readQuestion(window, 'Post 3 documents');
    await window.modal.press('Review');
    await panel.waitFor('Post 3 documents');
    await window.screenshot('review set');
    await panel.press(/Payment/);
    await expect.poll(() => panel.section('What it pays')).toContain('428.00');
    await panel.press('All Documents');
    expect(await panel.section('Totals by kind')).toContain('Payment');
    for (const theme of ['Light Modern', 'Dark High Contrast']) {
      await window.chooseTheme(theme);
      await window.screenshot(`review set ${theme}`);
    }
    await panel.press('Keep as Drafts');
  });

  it('a discard and a reset to draft: what they do comes before the document', async () => {
    await drafts.chooseFromMenu('COLLEAGUE-2', 'Discard Draft...');
    await readQuestion(window, 'Discard');
    await window.modal.press('Review');
    await panel.waitFor('Discard vendor bill');
    expect(await panel.section('What discarding it does')).toContain('deleted in Odoo');
    await window.screenshot('review discard');
    await panel.press('Keep as Draft');

    await drafts.select('COLLEAGUE-2');
    await drafts.pressInline('COLLEAGUE-2', 'Post Drafts...');
    await readQuestion(window, 'Post vendor bill');
    await window.modal.press('Post Vendor Bill');
    await window.notifications.press('as BILL/', 'Undo...');
    await readQuestion(window, 'to draft?');
    await window.modal.press('Review');
    await panel.waitFor('to draft?');
    expect(await panel.section('What resetting it to draft does')).toContain('It leaves the books');
    await window.screenshot('review undo');
    await window.page.setViewportSize({ width: 820, height: 900 });
    await window.screenshot('review undo narrow');
    await window.page.setViewportSize({ width: 1400, height: 900 });
    await panel.press('Keep as Posted');
  });

  if (isFull)
    it('in high contrast, and where there is little room', async () => {
      for (const [row, name] of [
        ['-1,000.00 EUR · ', 'payment'],
        ['-106.98 EUR', 'transaction'],
      ] as const) {
        await drafts.pressInline(row, 'Review Draft');
        await panel.waitFor(name === 'payment' ? 'Payment to' : 'Bank transaction');
        await window.screenshot(`review ${name} Dark High Contrast`);
        await window.page.setViewportSize({ width: 820, height: 900 });
        await window.screenshot(`review ${name} narrow`);
        await window.page.setViewportSize({ width: 1400, height: 900 });
      }
    });
});
