import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { Requester } from '../../src/posting/review/review.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('posting');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const ofFirstCompany = { allowed_company_ids: [1] };
/** What keeps a journal item off the form's list of lines. */
const unseen = { 14: { exclude_from_invoice_tab: true }, 19: { display_type: 'cogs' } };
/** Auto-post, at the document's date. */
const byDate = { 14: true, 19: 'at_date' };
const agent: Requester = { kind: 'agent', saysItIs: 'Visual Studio Code' };

const open = (protocol: Protocol) =>
  openOffice({
    url: database.url,
    database: database.db,
    login: user('billing').login,
    secret: user('billing').key,
    protocol,
  });

describe.each(protocols)('posting over %s', (protocol) => {
  let office: Office;
  let count = 0;
  beforeAll(async () => {
    office = await open(protocol);
  });
  afterAll(() => office.dispose());

  async function draft(
    more: {
      company?: number;
      invoiceDate?: string | null;
      partner?: number | null;
      price?: string;
      dueDate?: string;
    } = {},
  ) {
    count += 1;
    const { view } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: more.company ?? 1,
      partner: more.partner === null ? undefined : (more.partner ?? azure),
      invoiceDate: more.invoiceDate === null ? undefined : (more.invoiceDate ?? '2026-11-20'),
      dueDate: more.dueDate,
      reference: `P-${count} ${protocol}`,
      lines: [{ description: 'Office chairs', quantity: '4', price: more.price ?? '120' }],
    });
    return view.document;
  }

  const setPrice = async (document: MoveHandle, price: number) => {
    const [move] = await admin.read('account.move', [idOf(document)], ['invoice_line_ids']);
    const [line] = z.array(z.int()).parse(move?.invoice_line_ids);
    const invoice_line_ids = [[1, line, { price_unit: price }]];
    await admin.write('account.move', [idOf(document)], { invoice_line_ids });
  };
  const state = async (document: MoveHandle) =>
    (await admin.read('account.move', [idOf(document)], ['state']))[0]?.state;
  const request = (document: MoveHandle, signal = new AbortController().signal) =>
    office.gate.request(document, agent, signal);
  const answers = async () =>
    (await office.entries())
      .flatMap((entry) => (entry.what === 'posting-answered' ? [entry.answer] : []))
      .slice(-1);

  it('posts what the person approved, and changes nothing that was shown', async () => {
    const document = await draft();
    office.person.willAnswer('yes');
    const posted = await request(document);
    expect(posted).toMatchObject({ document, deviations: [] });
    expect(posted.number).toMatch(/^BILL\/2026\//);
    expect(await state(document)).toBe('posted');
    expect((await office.entries()).slice(-6).map((entry) => entry.what)).toEqual([
      'posting-asked',
      'posting-answered',
      'posting-intended',
      'posting-settled',
      'note-intended',
      'note-settled',
    ]);
  });

  it('shows what is in Odoo: database, company, partner, lines, taxes, total', async () => {
    const document = await draft({ price: protocol === 'json-2' ? '20' : '30', dueDate: '2026-12-20' });
    await problemOf(request(document));
    const shown = office.person.shown.at(-1);
    expect(shown?.question).toMatch(/^Post vendor bill of “Azure Interior”, (95\.20|142\.80) EUR\?$/);
    const text = shown?.detail
      .replace(database.url, 'URL')
      .replace(database.db, 'DATABASE')
      .replace(/P-\d+ \S+/, 'REF')
      .replace(/Accounting date: .*/, 'Accounting date: DATE');
    await expect(text).toMatchFileSnapshot(`__snapshots__/dialog-${testedVersion}-${protocol}.txt`);
  });

  it.each(['keep', 'closed'] as const)('leaves the draft alone when the answer is "%s"', async (answer) => {
    const document = await draft();
    office.person.willAnswer(answer);
    expect((await problemOf(request(document))).code).toBe('declined');
    expect(await state(document)).toBe('draft');
    expect(await answers()).toEqual([answer]);
  });

  it('leaves the draft alone when the dialog fails', async () => {
    const document = await draft();
    office.person.willAnswer(() => Promise.reject(new Error('refused to show dialog in tests')));
    expect((await problemOf(request(document))).code).toBe('approval_failed');
    expect(await state(document)).toBe('draft');
    expect(await answers()).toEqual(['failed']);
  });

  it('posts nothing when the draft was changed while the dialog was open, and says what changed', async () => {
    const document = await draft();
    office.person.willAnswer(async () => {
      await setPrice(document, 1000);
      return 'yes';
    });
    const problem = await problemOf(request(document));
    expect(problem.code).toBe('changed_since_review');
    expect(problem.person).toContain('the price was 120, is 1000');
    expect(office.person.told.at(-1)).toBe(problem.person);
    expect(await state(document)).toBe('draft');
  });

  it('notices an attachment that was added while the dialog was open', async () => {
    const document = await draft();
    office.person.willAnswer(async () => {
      const file = { name: 'x.txt', datas: 'eA==', res_model: 'account.move', res_id: idOf(document) };
      await admin.create('ir.attachment', [file]);
      return 'yes';
    });
    expect((await problemOf(request(document))).code).toBe('changed_since_review');
    expect(await state(document)).toBe('draft');
  });

  it('says so when somebody else posted it meanwhile, and posts nothing twice', async () => {
    const document = await draft();
    office.person.willAnswer(async () => {
      await admin.call('account.move', 'action_post', [[idOf(document)]]);
      return 'yes';
    });
    expect((await problemOf(request(document))).code).toBe('changed_since_review');
    expect((await problemOf(request(document))).code).toBe('not_a_draft');
  });

  it('asks nobody about a bill that Odoo would not post', async () => {
    const before = office.person.shown.length;
    const undated = await problemOf(request(await draft({ invoiceDate: null })));
    expect(undated).toMatchObject({ code: 'not_postable', person: expect.stringContaining('no bill date') });
    const nobodys = await problemOf(request(await draft({ partner: null })));
    expect(nobodys).toMatchObject({ code: 'not_postable', person: expect.stringContaining('no partner') });
    expect((await problemOf(request('move/999999'))).code).toBe('document_not_found');
    expect(office.person.shown.length).toBe(before);
  });

  it("passes Odoo's own words on when it refuses, and the draft stays", async () => {
    const document = await draft();
    await setPrice(document, -120);
    office.person.willAnswer('yes');
    const problem = await problemOf(request(document));
    expect(problem.code).toBe('posting_refused');
    expect(problem.person).toContain('it stays a draft');
    expect(problem.person).toContain('negative total amount');
    expect(await state(document)).toBe('draft');
  });

  it("shows the second company where the document is the second company's, with its own account codes", async () => {
    const document = await draft({ company: 2 });
    office.person.willAnswer('yes');
    const posted = await request(document);
    const detail = office.person.shown.at(-1)?.detail ?? '';
    expect(detail).toContain('Company: Lindenhof Trading BV');
    expect(detail).toMatch(/\nAccount: \d{6} Expenses\nTax: 19%/);
    expect(posted.deviations).toEqual([]);
  });

  if (!isDemo)
    it('shows every journal item, so that nothing can be booked that nobody saw, on real Odoo', async () => {
      const document = await draft();
      await problemOf(request(document));
      const before = office.person.shown.at(-1)?.detail;
      const hidden = async (code: string, side: 'debit' | 'credit') => {
        const account = await admin.one('account.account', [['code', '=', code]], ofFirstCompany);
        return [
          0,
          0,
          { ...unseen[testedVersion], account_id: account, [side]: 70_000, name: 'nothing to see' },
        ];
      };
      const line_ids = [await hidden('600000', 'debit'), await hidden('100000', 'credit')];
      await admin.write('account.move', [idOf(document)], { line_ids });
      await problemOf(request(document));
      const after = office.person.shown.at(-1)?.detail;
      expect(before).not.toContain('70,000.00');
      expect(after).toContain('Debit 70,000.00 EUR');
      expect(after).toContain('Credit 70,000.00 EUR');
    });

  if (testedVersion === '19')
    it('asks nobody about a bill whose journal items do not stand where it says, on Odoo 19', async () => {
      const dollar = await admin.one('res.currency', [['name', '=', 'USD']]);
      for (const change of [{ currency_id: dollar }, { date: '2025-01-15' }, { matching_number: 'IZ9' }]) {
        const document = await draft();
        const owed = await admin.one('account.move.line', [
          ['move_id', '=', idOf(document)],
          ['display_type', '=', 'payment_term'],
        ]);
        await admin.write('account.move', [idOf(document)], { line_ids: [[1, owed, change]] });
        const problem = await problemOf(request(document));
        expect(problem, JSON.stringify(change)).toMatchObject({
          code: 'not_postable',
          person: expect.stringContaining('journal items do not agree'),
        });
      }
    });

  if (testedVersion === '19')
    it('says before posting that the date moves out of a closed period, and where to after it, on Odoo 19', async () => {
      const ref = `closed ${protocol}`;
      const view = await office.books.createDraftInvoice({
        type: 'in_invoice',
        ...{ company: 1, partner: azure, reference: ref, invoiceDate: '2025-12-15' },
        lines: [{ description: 'Late bill', price: '10' }],
      });
      office.person.willAnswer('yes');
      const posted = await request(view.view.document);
      expect(posted).toMatchObject({ deviations: [], movedTo: '2026-01-31' });
      expect(office.person.shown.at(-1)?.detail).toContain('Warning: Posting moves the accounting date.');
    });

  it('shows what the payment will say', async () => {
    const document = await draft();
    await admin.write('account.move', [idOf(document)], { payment_reference: 'PAY TO MALLORY' });
    await problemOf(request(document));
    expect(office.person.shown.at(-1)?.detail).toContain('Payment reference: PAY TO MALLORY');
  });

  it('looks once more when it is its turn to write, however long that took', async () => {
    const document = await draft();
    const turn = await office.turns.take(office.session.origin, office.session.database);
    office.person.willAnswer('yes');
    const asked = problemOf(request(document));
    await expect.poll(answers).toEqual(['yes']);
    await setPrice(document, 1000);
    turn.dispose();
    expect((await asked).code).toBe('changed_since_review');
    expect(await state(document)).toBe('draft');
  });

  if (!isDemo)
    it('refuses bills that post by themselves, on real Odoo', async () => {
      const byItself = await draft();
      await admin.write('account.move', [idOf(byItself)], { auto_post: byDate[testedVersion] });
      expect(await problemOf(request(byItself))).toMatchObject({
        code: 'not_postable',
        person: expect.stringContaining('Auto-post'),
      });
    });

  it('asks once when the same document is asked for twice, and posts once', async () => {
    const document = await draft();
    const before = office.person.shown.length;
    office.person.willAnswer('yes');
    const [one, two] = await Promise.all([request(document), request(document)]);
    expect(one).toEqual(two);
    expect(office.person.shown.length).toBe(before + 1);
  });

  it('posts nothing for a caller who left before the answer', async () => {
    const document = await draft();
    const leaving = new AbortController();
    office.person.willAnswer(() => {
      leaving.abort();
      return Promise.resolve('yes');
    });
    expect((await problemOf(request(document, leaving.signal))).code).toBe('caller_left');
    expect(await state(document)).toBe('draft');
  });
});
