import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { ChangingDesk } from '../support/changing-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('changes');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const deco = await admin.one('res.partner', [['name', '=', 'Deco Addict']]);
const ofFirstCompany = { allowed_company_ids: [1] };
const account = (code: string) => admin.one('account.account', [['code', '=', code]], ofFirstCompany);
const [rent, supplies] = await Promise.all([account('610000'), account('620000')]);
const tax = (name: string) =>
  admin.one('account.tax', [
    ['name', '=', name],
    ['type_tax_use', '=', 'purchase'],
    ['company_id', '=', 1],
  ]);
const seven = await tax('7%');
describe.each(protocols)('changing drafts over %s', (protocol: Protocol) => {
  let office: Office;
  let desk: ChangingDesk;
  beforeAll(async () => {
    const { login, key: secret } = user('billing');
    office = await openOffice({ url: database.url, database: database.db, login, secret, protocol });
    desk = new ChangingDesk(office, azure, protocol);
  });
  afterAll(() => office.dispose());

  const items = async (document: MoveHandle) => {
    const fields = ['date_maturity', 'debit', 'credit', 'date', 'partner_id'];
    const ids = await admin.search('account.move.line', [['move_id', '=', idOf(document)]]);
    return admin.read('account.move.line', ids, fields);
  };

  it('writes what is named, says what is otherwise now, and nothing else is', async () => {
    const before = await desk.draft();
    const {
      changes,
      notes,
      read: after,
    } = await desk.changed(before, { reference: 'NEW', narration: 'Two <b>lines</b>\nof text' });
    expect(changes).toEqual([
      { field: 'narration', before: undefined, after: 'Two <b>lines</b>\nof text' },
      { field: 'reference', before: before.reference, after: 'NEW' },
    ]);
    expect(notes).toEqual([]);
    expect(after.view).toEqual(await desk.read(before.document));
    expect((await office.entries()).slice(-2)).toMatchObject([
      { what: 'change-intended', document: before.document, approved: false },
      { what: 'change-settled', outcome: 'done', left: after.view.digest },
    ]);
    const empty = await desk.changed(after.view, { reference: null, narration: null });
    expect(empty.changes.map(({ field, after: now }) => [field, now])).toEqual([
      ['narration', undefined],
      ['reference', undefined],
    ]);
  });

  it('changes, adds and removes lines, and taxes and what is owed follow', async () => {
    const before = await desk.draft();
    const [chairs, table] = before.lines;
    const first = await desk.changed(before, {
      lineChanges: [{ line: chairs?.id ?? 0, price: '130', quantity: '3', discount: '10', account: rent }],
      addLines: [{ description: 'Lamp', price: '25', quantity: '2' }],
      removeLines: [table?.id ?? 0],
    });
    expect(first.notes).toEqual([]);
    expect(first.read.view).toMatchObject({ untaxed: '401.00', tax: '76.19', total: '477.19' });
    const [same, lamp] = first.read.view.lines;
    expect(same).toMatchObject({ id: chairs?.id, description: 'Office chairs', taxes: chairs?.taxes });
    expect(lamp).toMatchObject({ description: 'Lamp', taxes: chairs?.taxes, account: table?.account });
    const owed = (await items(before.document)).find((item) => item.date_maturity !== false);
    expect(owed?.credit).toBe(477.19);

    const second = await desk.changed(first.read.view, {
      addLines: [{ description: 'All in one', price: '100', taxes: ['7%'], account: '620000' }],
      removeLines: 'others',
    });
    expect(second.read.view).toMatchObject({ untaxed: '100.00', tax: '7.00', total: '107.00' });
    expect(second.read.view.lines).toMatchObject([{ account: { id: supplies }, taxes: [{ id: seven }] }]);
  });

  if (!isDemo)
    it('keeps the taxes of a line whose account changes', async () => {
      const before = await desk.draft();
      await admin.write('account.account', [supplies], { tax_ids: [[6, 0, [seven]]] });
      const line = before.lines[0]?.id ?? 0;
      const { changes } = await desk.changed(before, { lineChanges: [{ line, account: supplies }] });
      await admin.write('account.account', [supplies], { tax_ids: [[6, 0, []]] });
      expect(changes.map(({ field }) => field)).toEqual([`lines[${line}].account`]);
    });

  it('moves the accounting date with the bill date where both were the same, and else keeps it', async () => {
    const before = await desk.draft();
    const together = await desk.changed(before, { invoiceDate: '2026-11-10' });
    expect(together.read.view).toMatchObject({ invoiceDate: '2026-11-10', date: '2026-11-10' });
    const apart = await desk.changed(together.read.view, { accountingDate: '2026-11-12' });
    const later = await desk.changed(apart.read.view, { invoiceDate: '2026-11-05' });
    expect(later.read.view).toMatchObject({ invoiceDate: '2026-11-05', date: '2026-11-12' });
    expect((await items(before.document)).map((item) => item.date)).not.toContain('2026-11-20');
  });

  it('changes when it is due, by a date or by terms', async () => {
    const before = await desk.draft();
    const terms = await desk.changed(before, { paymentTerm: '30 Days' });
    expect(terms.read.view).toMatchObject({ dueDate: '2026-12-20', paymentTerm: { name: '30 Days' } });
    const date = await desk.changed(terms.read.view, { dueDate: '2026-12-24' });
    expect(date.read.view.dueDate).toBe('2026-12-24');
    expect(date.read.view.paymentTerm).toBeUndefined();
    expect((await items(before.document)).map((item) => item.date_maturity)).toContain('2026-12-24');
  });

  if (testedVersion === '14')
    it('leaves the partner alone on Odoo 14, where its items would stay with the old one', async () => {
      const problem = await problemOf(desk.change(await desk.draft(), { partner: deco }));
      expect(problem.code).toBe('not_available');
    });
  else
    it('changes the partner by name, and says what followed', async () => {
      const before = await desk.draft();
      const { read: after, changes } = await desk.changed(before, { partner: 'deco addict' });
      expect(after.view.partner?.id).toBe(deco);
      expect(changes[0]).toMatchObject({ field: 'partner', before: 'Azure Interior', after: 'Deco Addict' });
      const partners = (await items(before.document)).map(
        (item) => z.tuple([z.int(), z.string()]).parse(item.partner_id)[0],
      );
      expect(new Set(partners)).toEqual(new Set([deco]));
    });

  it('writes nothing on a draft that has moved on, and says what changed', async () => {
    const before = await desk.draft();
    const [line] = before.lines;
    await admin.write('account.move', [idOf(before.document)], {
      invoice_line_ids: [[1, line?.id, { price_unit: 1000 }]],
    });
    const problem = await problemOf(desk.change(before, { reference: 'LATE' }));
    expect(problem.code).toBe('draft_moved_on');
    expect(problem.model).toContain(`lines[${line?.id}].price was "120", is "1000"`);
    expect(problem.model).toContain('total was "1166.20", is "5355.00"');
    const again = await problemOf(
      desk.change({ ...before, digest: '0123456789abcdef0123' }, { reference: 'LATE' }),
    );
    expect(again.code).toBe('draft_moved_on');
    expect((await desk.read(before.document)).reference).toBe(before.reference);
  });

  it('refuses what cannot be meant, before anything is sent', async () => {
    const view = await desk.draft();
    const other = await desk.draft();
    const line = view.lines[0]?.id ?? 0;
    const foreign = other.lines[0]?.id ?? 0;
    office.takeRequests();
    const codes = await Promise.all(
      [
        {},
        { dueDate: '2026-12-24', paymentTerm: '30 Days' },
        { removeLines: [foreign] },
        { lineChanges: [{ line: foreign, price: '1' }] },
        { lineChanges: [{ line, price: '1' }], removeLines: [line] },
        { removeLines: 'others' as const },
        { partner: 'Nobody by this name' },
      ].map(async (what) => (await problemOf(desk.change(view, what))).code),
    );
    expect(codes).toEqual([
      ...['invalid_arguments', 'invalid_arguments', 'record_not_found', 'record_not_found'],
      ...['invalid_arguments', 'invalid_arguments'],
      testedVersion === '14' ? 'not_available' : 'record_not_found',
    ]);
    expect(office.takeRequests()).not.toContain('account.move.write');
    expect((await desk.read(other.document)).digest).toBe(other.digest);
  });

  it('changes no posted bill', async () => {
    const view = await desk.draft();
    await admin.call('account.move', 'action_post', [[idOf(view.document)]]);
    expect((await problemOf(desk.change(view, { reference: 'X' }))).code).toBe('not_a_draft');
    expect((await problemOf(desk.change(await desk.read(view.document), { reference: 'X' }))).code).toBe(
      'not_a_draft',
    );
  });

  it('changes the reference of a journal entry, and sends people to Odoo for its amounts', async () => {
    const [id = 0] = await admin.create('account.move', [{ move_type: 'entry', ref: 'OLD' }], ofFirstCompany);
    const entry = await desk.read(`move/${id}`);
    const problem = await problemOf(desk.change(entry, { addLines: [{ description: 'x', price: '1' }] }));
    expect(problem.code).toBe('kind_not_supported');
    office.person.willAnswer('yes');
    await desk.ask(await desk.held(entry, { reference: 'NEW' }));
    expect((await desk.read(`move/${id}`)).reference).toBe('NEW');
  });

  if (testedVersion === '19')
    it('needs three requests: a look, the write, and a look at what came of it', async () => {
      const view = await desk.draft();
      office.takeRequests();
      await desk.changed(view, { reference: 'COUNTED' });
      expect(office.takeRequests()).toEqual([
        'account.move.web_read',
        'account.move.write',
        'account.move.web_read',
      ]);
    });
});
