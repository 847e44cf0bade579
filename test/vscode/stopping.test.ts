import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import type { Exchange } from '../faults/exchange.ts';
import { FaultProxy } from '../faults/proxy.ts';
import { isFull } from './size.ts';
import { Story, TITLES } from './story.ts';

const POST = 'account.move.action_post';
const READ = 'account.move.search_read';
const LOAD = 'account.move.load';
const NOBODY_WAITS = { runOut: () => undefined, isSending: () => Promise.resolve() };
const BILLS = Array.from({ length: 12 }, (_, index) => `STOP-${index + 11}`);

describe('a person stops what takes long', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-stopping');
  });
  afterAll(() => story.end());

  it('the posting of several: what was sent is posted, the rest stay drafts, and both are told', async () => {
    const proxy = await FaultProxy.start(story.odoo.url, NOBODY_WAITS);
    onTestFinished(() => proxy.dispose());
    const ids: number[] = [];
    for (const [place, reference] of BILLS.entries())
      ids.push(await story.draft({ reference, price: 100 + place }));
    const window = await story.openWindow('stopping');
    await story.connect(window, 'billing', { url: proxy.url });
    await window.view('Drafts').waitForRow('STOP-22');

    // Odoo posts the first ones, and its answer is kept back until the person has pressed Cancel.
    const kept = new Promise<Exchange>((resolve) =>
      proxy.arm(POST, { reaches: 'once', answer: (exchange) => resolve(exchange) }),
    );
    await window.runCommand('MCP Odoo: Post Drafts...');
    await window.quickInput.tickRowsWith('Which drafts do you want to post?', BILLS);
    const question = await window.modal.read('Post 12 documents');
    expect(question.focused).toBe('Review');
    await window.modal.press('Post 12 Documents');
    const exchange = await kept;
    const progress = await window.notifications.waitFor('Posting 12 documents');
    expect(progress).toContain('0 of 12');
    await window.screenshot('19 posting several');
    await window.notifications.press('Posting 12 documents', 'Cancel');
    await window.screenshot('19 posting is stopped');
    letThrough(exchange);

    const told = await window.notifications.waitFor('2 were not sent because you stopped', 60_000);
    await window.screenshot('19 posting was stopped');
    expect(told).toMatch(/^Posted 10 of 12 documents: BILL\/2026\/11\/\d+, /);
    expect(told.match(/vendor bill of Azure Interior, /g)).toHaveLength(2);
    const states = await Promise.all(ids.map((id) => story.state(id)));
    expect(states.filter((state) => state === 'posted')).toHaveLength(10);
    expect(states.filter((state) => state === 'draft')).toHaveLength(2);
    const settled = (await story.journal()).filter(({ what }) => what === 'posting-settled');
    const stopped = settled.filter((entry) => 'problem' in entry && entry.problem === 'stopped');
    expect([settled.length, stopped.length]).toEqual([12, 2]);
    expect(proxy.fired).toBe(1);
  });

  if (isFull)
    it('the agent drafts many, and the chat shows how far it is', async () => {
      const proxy = await FaultProxy.start(story.odoo.url, NOBODY_WAITS);
      onTestFinished(() => proxy.dispose());
      const window = await story.openWindow('drafting many');
      await story.connect(window, 'billing', { url: proxy.url });
      await window.chat.waitForModel(ScriptedModel.label);
      const invoices = Array.from({ length: 25 }, (_, index) => ({
        ...{ kind: 'vendor_bill', company: 'Lindenhof GmbH', partner: 'Azure Interior' },
        ...{ description: 'Chairs', amount: 10 + index, reference: `MANY-${index + 11}` },
      }));
      const prompt = 'draft these bills, please';
      story.model.expectTurn(prompt, [
        { call: 'create_draft_invoices', args: { invoices } },
        { say: (result) => `Drafted: ${result.text.slice(0, 40)}` },
      ]);
      // The last batch reaches Odoo, and its answer is kept back.
      const keep = (): Promise<Exchange> =>
        new Promise((resolve) => {
          proxy.arm(LOAD, { reaches: 'once', answer: (exchange) => resolve(exchange) });
        });
      const first = keep();
      await window.chat.send(prompt);
      await window.chat.allowOnce(TITLES.createDraftInvoices);
      const batch = await first;
      const second = keep();
      letThrough(batch);
      const last = await second;
      await window.chat.waitForText('Drafting: 20 of 25 done.');
      await window.screenshot('19 drafting many');
      letThrough(last);
      expect(await window.chat.finalText('Drafted:')).toContain('"drafted":25');
    });

  if (isFull)
    it('reading that takes long can be stopped, and the rows stay', async () => {
      const proxy = await FaultProxy.start(story.odoo.url, NOBODY_WAITS);
      onTestFinished(() => proxy.dispose());
      await story.draft({ reference: 'STAYS', price: 100 });
      const window = await story.openWindow('slow reading');
      await story.connect(window, 'billing', { url: proxy.url });
      const drafts = window.view('Drafts');
      await drafts.waitForRow('STAYS');
      proxy.arm(READ, { reaches: 'never', answer: () => undefined });
      await drafts.pressTitleIcon('Refresh Drafts');
      await window.notifications.waitFor('reading the drafts takes long');
      await window.screenshot('19 reading takes long');
      await window.notifications.press('reading the drafts takes long', 'Cancel');
      await expect.poll(() => drafts.message()).toContain('You stopped reading the drafts');
      await window.screenshot('19 reading was stopped');
      await drafts.waitForRow('STAYS');
      await drafts.pressTitleIcon('Refresh Drafts');
      await expect.poll(() => drafts.message()).not.toContain('You stopped');
      expect(proxy.fired).toBe(1);
    });
});

/** What Odoo has answered comes through. */
function letThrough({ answered, response }: Exchange): void {
  response.writeHead(answered?.status ?? 502, { 'content-type': answered?.type }).end(answered?.body);
}
