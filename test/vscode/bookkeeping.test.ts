import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { calling } from '../beds/vscode/scripted-model.ts';
import { bankClerk } from './bank-clerk.ts';
import { foundRows } from './found-rows.ts';
import { readQuestion, Story, TITLES } from './story.ts';

const documented = z.object({ document: z.string() });
const read = z.object({
  document: z.string(),
  digest: z.string(),
  lines: z.array(z.object({ id: z.int() })),
});
const proposed = z.object({
  transactions: z.array(z.object({ document: z.string(), replayed: z.boolean().optional() })),
});

/** Ten lines, of which the third and the fourth are equal. */
const BANK_FILE = 'bank-2026-11.csv';
const BANK_LINES = [
  '2026-11-02;-106.98;Netzwerk Telekom;RE-2610-4471',
  '2026-11-03;-1450.00;Hausverwaltung König;Rent November',
  '2026-11-04;-2.50;;Card fee',
  '2026-11-04;-2.50;;Card fee',
  '2026-11-05;-1428.00;Azure Interior;AI-10588',
  '2026-11-06;320.00;Ready Mat;Advance',
  '2026-11-09;-61.88;Papier & Mehr OHG;Copy paper',
  '2026-11-10;118.76;Café Zeitlos;Lamps',
  '2026-11-12;-9.90;;Account fee November',
  '2026-11-13;-48.60;Bahnreisen Direkt;Ticket Berlin',
];

const company = 'Lindenhof GmbH';

describe('an agent that keeps the books', () => {
  let story: Story;
  let window: Workbench;
  beforeAll(async () => {
    story = await Story.begin('story-bookkeeping');
    const csv = ['date;amount;name;description', ...BANK_LINES].join('\n');
    await writeFile(join(story.bed.workspace, BANK_FILE), `${csv}\n`);
    window = await story.keepConnected('accountant');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await window.captureFailure(task.name);
  });
  afterAll(() => story.end());

  it('credits a posted invoice with the lines of that invoice', async () => {
    const invoice = await postedOf('Ready Mat', 'out_invoice');
    const prompt = 'credit the last invoice of Ready Mat';
    story.model.expectTurn(prompt, function* () {
      const [last] = foundRows(
        yield* calling('find_records', {
          ...{ kind: 'document', document_kind: 'customer_invoice', state: 'posted', text: 'Ready Mat' },
        }),
      );
      const note = yield* calling('create_draft_invoice', {
        ...{ kind: 'customer_credit_note', corrects: last?.document, company: last?.company },
        reference: `Reversal of ${String(last?.number)}`,
      });
      return `Drafted as ${note.read(documented).document}.`;
    });
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.finalText('Drafted as move/');
    await window.view('Drafts').waitForRow('Reversal of INV/2026/');
    await window.screenshot('10 credit note');

    const [corrected] = await story.admin.read(
      'account.move',
      [invoice],
      ['amount_total', 'partner_id', 'state'],
    );
    const [note] = await story.admin.read(
      'account.move',
      [await story.admin.one('account.move', [['reversed_entry_id', '=', invoice]])],
      ['move_type', 'state', 'amount_total', 'partner_id', 'invoice_line_ids'],
    );
    expect(corrected).toMatchObject({ state: 'posted' });
    expect(note).toMatchObject({
      ...{ move_type: 'out_refund', state: 'draft' },
      ...{ amount_total: corrected?.amount_total, partner_id: corrected?.partner_id },
    });
    expect(await linesOf(z.int().parse(note?.id))).toEqual(await linesOf(invoice));
  });

  it('drafts the payment of a posted bill, which stays open', async () => {
    const bill = await story.admin.one('account.move', [['ref', '=', 'AI-10588']]);
    const prompt = 'pay the bill AI-10588';
    story.model.expectTurn(prompt, function* () {
      const [open] = foundRows(
        yield* calling('find_records', { kind: 'document', state: 'open', text: 'AI-10588' }),
      );
      const payment = yield* calling('create_draft_payment', {
        date: '2026-11-23',
        memo: open?.reference,
        pays: [{ document: open?.document }],
        company: open?.company,
      });
      const { document } = payment.read(documented);
      return `The payment: ${(yield* calling('get_document', { document })).text}`;
    });
    await window.chat.send(prompt);
    await window.chat.confirmation(TITLES.createDraftPayment);
    await window.screenshot('10 the agent drafts a payment');
    await window.chat.allowOnce(TITLES.createDraftPayment);
    const answer = await window.chat.finalText('The payment:');
    expect(answer).toContain(`"document":"move/${bill}"`);
    const drafts = window.view('Drafts');
    await drafts.waitForRow('-1,428.00 EUR · AI-10588');
    expect((await drafts.rows()).map(({ label }) => label)).toContain('Payments');
    await window.screenshot('10 payment');

    const payments = await story.admin.search('account.payment', []);
    expect(payments).toHaveLength(1);
    const fields = ['state', 'payment_type', 'amount', 'partner_id', 'memo', 'date'];
    expect(await story.admin.read('account.payment', payments, fields)).toEqual([
      expect.objectContaining({
        ...{ state: 'draft', payment_type: 'outbound', amount: 1428, memo: 'AI-10588', date: '2026-11-23' },
        partner_id: [expect.anything(), 'Azure Interior'],
      }),
    ]);
    expect(await story.admin.read('account.move', [bill], ['amount_residual', 'payment_state'])).toEqual([
      { id: bill, amount_residual: 1428, payment_state: 'not_paid' },
    ]);
  });

  it("drafts a journal entry in foreign currency, at Odoo's rate of its date", async () => {
    const prompt = 'accrue 500 dollars of hosting';
    story.model.expectTurn(prompt, function* () {
      const account = function* (text: string) {
        const [found] = foundRows(yield* calling('find_records', { kind: 'account', text, company }));
        return found?.id;
      };
      const hosting = yield* account('Software and Hosting');
      const accrued = yield* account('Accrued Expenses');
      const entry = yield* calling('create_draft_entry', {
        ...{ company, date: '2026-11-20', currency: 'USD', reference: 'Accrual hosting' },
        lines: [
          { account: hosting, debit: '500.00', description: 'Hosting' },
          { account: accrued, credit: '500.00', description: 'Hosting' },
        ],
      });
      return `The entry: ${entry.text}`;
    });
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftEntry);
    await window.chat.finalText('The entry:');
    await window.view('Drafts').waitForRow('Accrual hosting');
    await window.screenshot('10 journal entry');

    const entry = await story.admin.one('account.move', [['ref', '=', 'Accrual hosting']]);
    expect(await story.admin.read('account.move', [entry], ['state', 'move_type', 'date'])).toEqual([
      { id: entry, state: 'draft', move_type: 'entry', date: '2026-11-20' },
    ]);
    const items = await story.admin.search('account.move.line', [['move_id', '=', entry]]);
    const values = ['debit', 'credit', 'amount_currency', 'currency_id'];
    const read = await story.admin.read('account.move.line', items, values);
    const dollars = [expect.anything(), 'USD'];
    expect(read).toHaveLength(2);
    expect(read).toContainEqual(
      expect.objectContaining({ debit: 400, credit: 0, amount_currency: 500, currency_id: dollars }),
    );
    expect(read).toContainEqual(
      expect.objectContaining({ debit: 0, credit: 400, amount_currency: -500, currency_id: dollars }),
    );
  });

  it("changes a colleague's draft only when the person says so", async () => {
    const bill = await story.draft({ reference: 'COLLEAGUE', price: 100 });
    const prompt = 'the chair of COLLEAGUE was 130';
    story.model.expectTurn(prompt, function* () {
      const [draft] = foundRows(
        yield* calling('find_records', { kind: 'document', state: 'draft', text: 'COLLEAGUE' }),
      );
      const { document, digest, lines } = (yield* calling('get_document', {
        document: draft?.document,
      })).read(read);
      const change = { document, digest, lines: [{ line: lines[0]?.id, price: '130.00' }] };
      const first = yield* calling('update_draft', change);
      if (!first.text.startsWith('declined')) return `The change: ${first.text}`;
      return `The change: ${(yield* calling('update_draft', { ...change, reference: 'COLLEAGUE-2' })).text}`;
    });
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.updateDraft);
    const asked = await readQuestion(window, 'Change vendor bill of “Azure Interior”, 119.00 EUR?');
    await window.screenshot('10 change dialog');
    expect(asked.detail).toContain('Price before: 100');
    expect(asked.detail).toContain('Price after: 130');
    await window.modal.press('Leave as It Is');
    await window.chat.allowOnce(TITLES.updateDraft);
    const total = async () =>
      (await story.admin.read('account.move', [bill], ['amount_total']))[0]?.amount_total;
    expect(await total()).toBe(119);
    await window.modal.read('Change vendor bill');
    await window.screenshot('10 change dialog again');
    await window.modal.press('Change Draft');
    const answer = await window.chat.finalText('The change:');
    await window.view('Drafts').waitForRow(/154\.70 EUR.* COLLEAGUE-2/);
    await window.screenshot('10 changed');
    expect(answer).toContain('154.70');
    expect(await story.admin.read('account.move', [bill], ['amount_total', 'state', 'ref'])).toEqual([
      { id: bill, amount_total: 154.7, state: 'draft', ref: 'COLLEAGUE-2' },
    ]);
  });

  it('proposes the lines of a bank file once each, equal ones too', async () => {
    const prompt = 'propose the lines of the bank file';
    story.model.expectTurn(prompt, bankClerk(story.bed.workspace, BANK_FILE));
    await window.chat.send(prompt);
    await window.chat.confirmation(TITLES.createDraftTransaction);
    await window.screenshot('10 the agent proposes');
    await window.chat.allowOnce(TITLES.createDraftTransaction);
    await window.chat.finalText('Proposed: 10 lines, 0 of them before.');
    const drafts = window.view('Drafts');
    await drafts.toggle('Vendor Bills');
    await drafts.waitForRow('-9.90 EUR');
    await window.screenshot('10 bank proposals');
    const rows = await drafts.rows();
    expect(rows).toContainEqual({
      label: 'Bank Transactions',
      description: expect.stringMatching(/^10 · -?[\d,.]+ EUR · not in Odoo yet$/),
      level: 1,
    });
    expect(rows.filter(({ label }) => label === 'Card fee')).toHaveLength(2);

    const first = lastResult(prompt).read(proposed).transactions;
    expect(new Set(first.map(({ document }) => document)).size).toBe(10);
    const held = (await story.journal()).filter(({ what }) => what === 'proposal-held');
    expect(held).toHaveLength(10);
    const telekom = await story.admin.one('account.move', [['ref', '=', 'RE-2610-4471']]);
    expect(held).toContainEqual(
      expect.objectContaining({
        asked: expect.objectContaining({
          ...{ amount: '-106.98', counterpart: { kind: 'document', document: `move/${telekom}` } },
        }),
      }),
    );
    expect(await story.admin.search('account.bank.statement.line', [])).toEqual([]);

    await window.chat.send(`once more: ${prompt}`);
    await window.chat.allowOnce(TITLES.createDraftTransaction);
    await window.chat.finalText('Proposed: 10 lines, 10 of them before.');
    const again = lastResult(`once more: ${prompt}`).read(proposed).transactions;
    expect(again).toEqual(first.map(({ document }) => ({ document, replayed: true })));
    expect((await story.journal()).filter(({ what }) => what === 'proposal-held')).toHaveLength(10);
  });

  function lastResult(prompt: string) {
    const result = story.model.toolResults(prompt).at(-1);
    if (result === undefined) throw new Error(`Nothing was called for: ${prompt}`);
    return result;
  }

  /** The newest posted document of this kind. */
  async function postedOf(partner: string, type: string): Promise<number> {
    const [newest] = await story.admin.search('account.move', [
      ['partner_id.name', '=', partner],
      ['move_type', '=', type],
      ['state', '=', 'posted'],
    ]);
    if (newest === undefined) throw new Error(`No posted ${type} of ${partner}.`);
    return newest;
  }

  async function linesOf(move: number) {
    const ids = await story.admin.search('account.move.line', [
      ['move_id', '=', move],
      ['display_type', '=', 'product'],
    ]);
    const fields = ['name', 'quantity', 'price_unit', 'discount', 'account_id', 'tax_ids'];
    const lines = await story.admin.read('account.move.line', ids, fields);
    return lines.map((line) => fields.map((field) => line[field]));
  }
});
