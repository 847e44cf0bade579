import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { ChangingDesk } from '../support/changing-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('approved');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const ofFirstCompany = { allowed_company_ids: [1] };
/** Auto-post, at the document's date. */
const byDate = { 14: true, 19: 'at_date' };

describe.each(protocols)('changing what is not ours alone over %s', (protocol: Protocol) => {
  let office: Office;
  let desk: ChangingDesk;
  beforeAll(async () => {
    const { login, key: secret } = user('billing');
    office = await openOffice({ url: database.url, database: database.db, login, secret, protocol });
    desk = new ChangingDesk(office, azure, protocol);
  });
  afterAll(() => office.dispose());

  it('asks before it writes what a person has touched, shows before and after, and takes no for an answer', async () => {
    const before = await desk.draft();
    await admin.write('account.move', [idOf(before.document)], { payment_reference: 'as agreed' });
    const now = await desk.read(before.document);
    const question = await desk.held(now, {
      reference: 'NEW',
      lineChanges: [{ line: now.lines[0]?.id ?? 0, price: '130' }],
    });
    expect(question.why).toBe('Somebody has changed it since it was drafted.');
    office.person.willAnswer('keep');
    expect((await problemOf(desk.ask(question))).code).toBe('declined');
    expect((await desk.read(before.document)).digest).toBe(now.digest);

    const shown = office.person.shown.at(-1);
    expect(shown?.question).toBe('Change vendor bill of “Azure Interior”, 1,166.20 EUR?');
    expect([shown?.keep, shown?.verb, shown?.complete]).toEqual(['Leave as It Is', 'Change Draft', true]);
    const text = shown?.detail
      .replace(database.url, 'URL')
      .replace(database.db, 'DATABASE')
      .replaceAll(before.reference ?? '', 'REF');
    expect(text).toMatchInlineSnapshot(`
      "Odoo: URL
      Database: DATABASE
      Company: Lindenhof GmbH
      Changed by the Odoo user: billing@example.com

      Warning: Somebody has changed it since it was drafted.

      Vendor: Azure Interior
      Reference: REF
      Accounting date: 2026-11-20
      Journal: Vendor Bills

      Total before: 1,166.20 EUR
      Untaxed before: 980.00 EUR
      Tax before: 186.20 EUR

      Reference before: REF
      Reference after: NEW

      Line “Office chairs”
          Price before: 120.00
          Price after: 130.00

      It stays a draft. Odoo computes taxes and totals anew where they follow from the change.
      Asked by an agent (says it is “Visual Studio Code”)."
    `);

    office.person.willAnswer('yes');
    await desk.ask(question);
    expect(await desk.read(before.document)).toMatchObject({ reference: 'NEW', total: '1213.80' });
    expect((await office.entries()).slice(-4).map((entry) => entry.what)).toEqual([
      'change-asked',
      'change-answered',
      'change-intended',
      'change-settled',
    ]);
    // What a person touched stays theirs.
    await desk.held(await desk.read(before.document), { reference: 'AGAIN' });
  });

  it('asks about drafts that somebody else made', async () => {
    const [id = 0] = await admin.create(
      'account.move',
      [{ move_type: 'in_invoice', partner_id: azure }],
      ofFirstCompany,
    );
    const question = await desk.held(await desk.read(`move/${id}`), { reference: 'X' });
    expect(question.why).toBe('It was drafted in Odoo itself, or by somebody else.');
  });

  it('writes nothing after a yes when the draft was changed while the dialog was open', async () => {
    const before = await desk.draft();
    await admin.write('account.move', [idOf(before.document)], { payment_reference: 'as agreed' });
    const question = await desk.held(await desk.read(before.document), { reference: 'NEW' });
    office.person.willAnswer(async () => {
      await admin.write('account.move', [idOf(before.document)], { payment_reference: 'as not agreed' });
      return 'yes';
    });
    expect((await problemOf(desk.ask(question))).code).toBe('changed_since_review');
    expect((await desk.read(before.document)).reference).toBe(before.reference);
  });

  if (!isDemo)
    it("writes nothing on a colleague's auto_post draft without a yes, so that Odoo's own job posts nothing that an agent changed", async () => {
      const { journal } = await desk.draft();
      const colleagues = async (date: string) => {
        const line = { name: 'Rent', quantity: 1, price_unit: 100, tax_ids: [[6, 0, []]] };
        const bill = {
          ...{
            move_type: 'in_invoice',
            journal_id: journal.id,
            partner_id: azure,
            invoice_date: '2026-11-02',
          },
          ...{ date, auto_post: byDate[testedVersion], invoice_line_ids: [[0, 0, line]] },
        };
        const [id = 0] = await admin.create('account.move', [bill], ofFirstCompany);
        return desk.read(`move/${id}`);
      };
      const [due, later] = [await colleagues('2026-11-02'), await colleagues('2099-12-31')];
      // With this date Odoo would post it, with that price.
      const [line] = later.lines;
      const what = { accountingDate: '2026-11-02', lineChanges: [{ line: line?.id ?? 0, price: '9999' }] };
      const question = await desk.held(later, what);
      expect(question.why).toBe('Odoo posts it by itself on its date, without asking anyone.');
      office.person.willAnswer('keep');
      expect((await problemOf(desk.ask(question))).code).toBe('declined');
      expect(office.person.shown.at(-1)?.detail).toContain(
        'Warning: Odoo posts this document by itself on 2099-12-31',
      );
      const [cron] = await admin.search('ir.cron', [['cron_name', 'ilike', 'Post draft entries']]);
      await admin.call('ir.cron', 'method_direct_trigger', [[cron]]);
      expect((await desk.read(due.document)).state).toBe('posted');
      expect(await desk.read(later.document)).toMatchObject({ state: 'draft', digest: later.digest });
    });
});
