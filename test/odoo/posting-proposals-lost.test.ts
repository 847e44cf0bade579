import { inEnglish } from '../../src/common/said.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { BankDesk } from '../support/bank-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { TroubledWire } from '../support/troubled-wire.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('lost');
const user = (role: string) => userOf(database, role);
const accountant = await OdooPerson.logIn(database, user('accountant'));
const azure = await accountant.one('res.partner', [['name', '=', 'Azure Interior']]);
const [protocol = 'json-rpc'] = protocols;

const ENTER = { 14: 'account.bank.statement.create', 19: 'account.bank.statement.line.create' }[
  testedVersion
];
const POST = 'account.bank.statement.button_post';
const SETTLE = 'account.move.js_assign_outstanding_line';
const SIX_MINUTES = 6 * 60_000;

describe('when Odoo refuses a bank transaction, or its answer is lost', () => {
  let office: Office;
  let desk: BankDesk;
  const wire = new TroubledWire();
  let ahead = 0;
  beforeAll(async () => {
    const { login, key: secret } = user('accountant');
    const target = { url: database.url, database: database.db, login, secret, protocol };
    office = await openOffice(target, {
      clock: { ...systemClock, now: () => systemClock.now() + ahead },
      through: (session) => wire.through(session),
    });
    desk = new BankDesk(office, accountant, azure, protocol);
  });
  afterAll(() => office.dispose());

  const settledOf = async (what: 'posting-settled' | 'settling-settled') =>
    (await office.entries()).filter((entry) => entry.what === what).at(-1);
  const sendings = () => office.takeRequests().filter((request) => request === ENTER).length;

  it('refused, it stays a proposal, and its words are passed on', async () => {
    const document = await desk.propose(desk.fee());
    const before = await desk.lines();
    wire.when(ENTER, 'rejected');
    office.person.willAnswer('yes');
    expect(await problemOf(desk.request(document))).toMatchObject({
      code: 'posting_refused',
      person: expect.stringContaining('Not today.'),
    });
    expect(await desk.lines()).toBe(before);
    expect(await settledOf('posting-settled')).toMatchObject({ outcome: 'rejected' });
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).not.toContain('Warning');
  });

  it('entered, it is found and done', async () => {
    const document = await desk.propose(desk.fee());
    const before = await desk.lines();
    wire.when(ENTER, 'answer lost');
    office.takeRequests();
    office.person.willAnswer('yes');
    const posted = await desk.request(document);
    expect(posted).toMatchObject({ deviations: [], entered: expect.stringContaining('move/') });
    expect(await settledOf('posting-settled')).toMatchObject({ outcome: 'done', entered: posted.entered });
    expect([await desk.lines(), sendings()]).toEqual([before + 1, 1]);
    expect(await desk.isWaiting(document)).toBe(false);
  });

  it('arrived late, it is found when it is asked for again, and entered only once', async () => {
    const document = await desk.propose(desk.fee());
    const before = await desk.lines();
    wire.when(ENTER, 'late');
    office.person.willAnswer('yes');
    await problemOf(desk.request(document));
    await wire.arrive();
    const shown = office.person.shown.length;
    const problem = await problemOf(desk.request(document));
    // Up to 15 it is a draft then, and Odoo's.
    const found = { 14: 'not_postable', 19: 'not_a_draft' }[testedVersion];
    expect(problem.code).toBe(found);
    expect([await desk.lines(), office.person.shown.length]).toEqual([before + 1, shown]);
    expect(await desk.isWaiting(document)).toBe(testedVersion === '14');
  });

  it('settled, though the answer to that was lost, it is as the dialog said', async () => {
    const paid = await desk.bill('120');
    const document = await desk.propose(
      desk.fee({ amount: '-120', counterpart: { kind: 'document', document: paid } }),
    );
    wire.when(SETTLE, 'answer lost');
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    expect(await desk.openOf(paid)).toBe(0);
    expect(await settledOf('settling-settled')).toMatchObject({ document: paid, outcome: 'done' });
  });

  it.each(['lost', 'rejected'] as const)(
    'entered, and settling is %s: the person is told',
    async (failure) => {
      const paid = await desk.bill('120');
      const document = await desk.propose(
        desk.fee({ amount: '-100', counterpart: { kind: 'document', document: paid } }),
      );
      wire.when(SETTLE, failure);
      office.person.willAnswer('yes');
      const posted = await desk.request(document);
      expect(posted.deviations.map(inEnglish)).toEqual([
        expect.stringMatching(
          /^BILL\/2026\/\S+ was not settled.*: 120\.00 EUR of it were open; match the two/,
        ),
      ]);
      expect(office.person.told.at(-1)).toContain('was not settled');
      expect(await desk.openOf(paid)).toBe(120);
      const outcome = failure === 'lost' ? 'unknown' : 'rejected';
      expect(await settledOf('settling-settled')).toMatchObject({ document: paid, outcome });
      expect(await desk.isWaiting(document)).toBe(false);
    },
  );

  if (testedVersion === '14') {
    it('posted with its statement, though the answer to that was lost, it is done, on Odoo 14', async () => {
      const document = await desk.propose(desk.fee());
      wire.when(POST, 'answer lost');
      office.person.willAnswer('yes');
      expect((await desk.request(document)).deviations).toEqual([]);
    });

    it('not posted with its statement, that is a draft in Odoo, and nobody is asked again, on Odoo 14', async () => {
      const document = await desk.propose(desk.fee());
      wire.when(POST, 'rejected');
      office.person.willAnswer('yes');
      expect((await problemOf(desk.request(document))).code).toBe('posting_refused');
      const shown = office.person.shown.length;
      expect(await problemOf(desk.request(document))).toMatchObject({
        code: 'not_postable',
        person: expect.stringContaining(`A bank statement named ${document} is in Odoo`),
      });
      expect(office.person.shown.length).toBe(shown);
      const statement = await accountant.one('account.bank.statement', [['name', '=', document]]);
      await accountant.call('account.bank.statement', 'unlink', [[statement]]);
      office.person.willAnswer('yes');
      expect((await desk.request(document)).deviations).toEqual([]);
    });
  }

  // The last, because time cannot go back.
  it('not entered, it is unknown; nobody is asked while it may still arrive, and then with a warning', async () => {
    const document = await desk.propose(desk.fee());
    const before = await desk.lines();
    wire.when(ENTER, 'lost');
    office.person.willAnswer('yes');
    expect((await problemOf(desk.request(document))).code).toBe('posting_outcome_unknown');
    expect(await settledOf('posting-settled')).toMatchObject({ outcome: 'unknown' });
    const shown = office.person.shown.length;
    expect((await problemOf(desk.request(document))).model).toContain('may still be entered');
    expect(office.person.shown.length).toBe(shown);
    expect(await desk.isWaiting(document)).toBe(true);
    ahead += SIX_MINUTES;
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).toMatch(
      /Warning: It was sent to Odoo on \S+ at \S+ UTC without an answer, and no such transaction is found there/,
    );
    expect(await desk.lines()).toBe(before + 1);
  });
});
