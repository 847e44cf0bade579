import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Requester } from '../../src/posting/review/review.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { BankDesk } from '../support/bank-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('entering');
const user = (role: string) => userOf(database, role);
const open = (role: string, protocol: Protocol, more: { readonly folder?: string } = {}) =>
  openOffice(
    {
      url: database.url,
      database: database.db,
      login: user(role).login,
      secret: user(role).key,
      protocol,
    },
    more,
  );

const admin = await OdooPerson.logIn(database, user('admin'));
const accountant = await OdooPerson.logIn(database, user('accountant'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const agent: Requester = { kind: 'agent', saysItIs: 'Visual Studio Code' };

const itemShape = z.object({
  account_id: z.tuple([z.int(), z.string()]),
  partner_id: z.union([z.tuple([z.int(), z.string()]), z.literal(false)]),
  balance: z.number(),
});

describe.each(protocols)('entering bank transactions over %s', (protocol) => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-entering-'));
  let office: Office;
  let desk: BankDesk;
  beforeAll(async () => {
    office = await open('accountant', protocol, { folder });
    desk = new BankDesk(office, accountant, azure, protocol);
  });
  afterAll(async () => {
    await office.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const entryOf = async (entered: string | undefined) => {
    const id = Number(entered?.slice('move/'.length));
    const [move] = await accountant.read('account.move', [id], ['state', 'date', 'line_ids']);
    const ids = z.array(z.int()).parse(move?.line_ids);
    const rows = await accountant.read('account.move.line', ids, ['account_id', 'partner_id', 'balance']);
    const items = z.array(itemShape).parse(rows);
    return { move, items: items.toSorted((one, other) => one.balance - other.balance) };
  };

  it('enters what the person approved, once, and shows it as waiting no more', async () => {
    const line = desk.fee();
    const document = await desk.propose(line);
    const before = await desk.lines();
    office.person.willAnswer('yes');
    const posted = await desk.request(document);
    expect(posted).toMatchObject({ document, deviations: [], entered: expect.stringMatching(/^move\/\d+$/) });
    expect(posted.number).toMatch(/^BNK1\/2026\//);
    expect(await desk.lines()).toBe(before + 1);
    const { move, items } = await entryOf(posted.entered);
    expect(move).toMatchObject({ state: 'posted', date: '2026-11-20' });
    expect(items.map(({ balance }) => balance)).toEqual([-9.9, 9.9]);
    expect((await office.entries()).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['posting-asked', 'posting-answered', 'posting-intended', 'posting-settled']),
    );
    expect(await desk.isWaiting(document)).toBe(false);
    expect(await problemOf(desk.request(document))).toMatchObject({ code: 'not_a_draft' });
    expect((await problemOf(office.books.getDocument(document))).model).toContain(String(posted.entered));
    const [again] = await desk.outcomesOf([line]);
    expect(again).toMatchObject({
      proposal: { document, replayed: true },
      notes: [`Already entered as ${posted.entered}: a person approved it. There is nothing left to do.`],
    });
    expect(await desk.lines()).toBe(before + 1);
  });

  it('shows what is entered where, and that Odoo posts it at once', async () => {
    const idempotencyKey = `monthly ${protocol}`;
    const document = await desk.propose(
      desk.fee({ description: 'Monthly fee', partner: azure, idempotencyKey }),
    );
    await problemOf(desk.request(document));
    const shown = office.person.shown.at(-1);
    expect(shown).toMatchObject({
      question: 'Enter bank transaction of “Azure Interior”, -9.90 EUR?',
      verb: 'Enter Bank Transaction',
      keep: 'Keep as Proposal',
      complete: true,
    });
    const detail = shown?.detail.replace(database.url, 'URL').replace(database.db, 'DATABASE');
    expect(detail).toBe(`Odoo: URL
Database: DATABASE
Company: Lindenhof GmbH
Entered by the Odoo user: ${user('accountant').login}

Partner: Azure Interior
Text: Monthly fee
Known as: ${idempotencyKey}
Date: 2026-11-20
Journal: Bank

Booked as:
1. Debit 9.90 EUR, on 695000 Bank Charges
2. Credit 9.90 EUR, on 100000 Bank

Odoo posts it at once, with the next number of the journal Bank.

Total: -9.90 EUR, money out
Asked by an agent (says it is “Visual Studio Code”).`);
  });

  it('pays a bill in full', async () => {
    const paid = await desk.bill('120');
    const document = await desk.propose(
      desk.fee({ amount: '-120', counterpart: { kind: 'document', document: paid } }),
    );
    office.person.willAnswer('yes');
    const posted = await desk.request(document);
    expect(posted.deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).toMatch(
      new RegExp(`\\nSettles 120\\.00 EUR of the 120\\.00 EUR open of BILL/2026/11/\\d+, ${paid}\\.\\n`),
    );
    expect(await desk.openOf(paid)).toBe(0);
    const { items } = await entryOf(posted.entered);
    expect(items.map(({ partner_id: partner }) => partner && partner[0])).toEqual([azure, azure]);
    const settling = (await office.entries()).filter(({ what }) => what.startsWith('settling'));
    expect(settling.slice(-2)).toMatchObject([
      { what: 'settling-intended', document: paid, by: posted.entered, amount: '120.00' },
      { what: 'settling-settled', document: paid, outcome: 'done' },
    ]);
  });

  it('pays a bill in part, and says what stays open', async () => {
    const paid = await desk.bill('120');
    const document = await desk.propose(
      desk.fee({ amount: '-100', counterpart: { kind: 'document', document: paid } }),
    );
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).toContain('; 20.00 EUR of it stay open.');
    expect(await desk.openOf(paid)).toBe(20);
  });

  it('says that it is more than is open, and settles what is', async () => {
    const paid = await desk.bill('120');
    const document = await desk.propose(
      desk.fee({ amount: '-150', counterpart: { kind: 'document', document: paid } }),
    );
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).toContain('Settles 120.00 EUR of the 120.00 EUR open of BILL');
    expect(office.person.shown.at(-1)?.detail).toContain('; it is more than the 120.00 EUR that are open.');
    expect(await desk.openOf(paid)).toBe(0);
  });

  it('names the suspense account where the counterpart is not known', async () => {
    const document = await desk.propose(
      desk.fee({ description: `From ${protocol}`, amount: '50', counterpart: { kind: 'suspense' } }),
    );
    office.person.willAnswer('yes');
    const posted = await desk.request(document);
    expect(posted.deviations).toEqual([]);
    const { detail, question } = office.person.shown.at(-1) ?? {};
    expect(question).toContain(`Enter bank transaction “From ${protocol}”, 50.00 EUR?`);
    expect(detail).toContain(
      'Its counterpart is not known: it stays on 100900 Bank Suspense until somebody settles it in Odoo.',
    );
    const { items } = await entryOf(posted.entered);
    expect(items.map(({ balance }) => balance)).toEqual([-50, 50]);
  });

  it('enters cash the same way', async () => {
    const document = await desk.propose(desk.fee({ amount: '-4.20' }), 'CSH1');
    office.person.willAnswer('yes');
    const posted = await desk.request(document);
    expect(posted).toMatchObject({ deviations: [], number: expect.stringMatching(/^CSH1\/2026\//) });
    expect(office.person.shown.at(-1)).toMatchObject({
      verb: 'Enter Cash Transaction',
      question: expect.stringContaining('Enter cash transaction'),
    });
  });

  it('enters nothing that the person kept', async () => {
    const document = await desk.propose(desk.fee());
    const before = await desk.lines();
    office.person.willAnswer('keep');
    expect((await problemOf(desk.request(document))).code).toBe('declined');
    expect(await desk.lines()).toBe(before);
    expect(await desk.isWaiting(document)).toBe(true);
  });

  it('enters nothing when a part of the bill was paid while the dialog was open', async () => {
    const paid = await desk.bill('120');
    const counterpart = { kind: 'document', document: paid } as const;
    const document = await desk.propose(desk.fee({ amount: '-120', counterpart }));
    const other = await desk.propose(desk.fee({ amount: '-100', counterpart }));
    const window = await open('accountant', protocol, { folder });
    window.person.willAnswer('yes');
    const before = await desk.lines();
    office.person.willAnswer(async () => {
      await window.gate.request(other, agent, new AbortController().signal);
      return 'yes';
    });
    const problem = await problemOf(desk.request(document));
    await window.dispose();
    expect(problem).toMatchObject({
      code: 'changed_since_review',
      person: expect.stringContaining('what is open of the document was 120.00, is 20.00'),
    });
    expect(await desk.lines()).toBe(before + 1);
    expect(await desk.openOf(paid)).toBe(20);
  });

  it('enters nothing under a name that nobody saw', async () => {
    const document = await desk.propose(desk.fee({ partner: azure }));
    const before = await desk.lines();
    office.person.willAnswer(async () => {
      await admin.write('res.partner', [azure], { name: 'Azure Interior Renamed' });
      return 'yes';
    });
    const problem = await problemOf(desk.request(document));
    await admin.write('res.partner', [azure], { name: 'Azure Interior' });
    expect(problem).toMatchObject({
      code: 'changed_since_review',
      person: expect.stringContaining('the partner was Azure Interior, is Azure Interior Renamed'),
    });
    expect(await desk.lines()).toBe(before);
  });

  it('is entered once when two windows ask at the same moment', async () => {
    const document = await desk.propose(desk.fee());
    const window = await open('accountant', protocol, { folder });
    const before = await desk.lines();
    window.person.willAnswer('yes');
    office.person.willAnswer('yes');
    const signal = new AbortController().signal;
    const both = await Promise.allSettled([
      desk.request(document),
      window.gate.request(document, agent, signal),
    ]);
    await window.dispose();
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.lines()).toBe(before + 1);
  });

  it('asks nobody about a bill of which nothing is open', async () => {
    const paid = await desk.bill('120');
    const counterpart = { kind: 'document', document: paid } as const;
    const [one, other] = await desk.proposeAll([
      desk.fee({ amount: '-120', counterpart }),
      desk.fee({ amount: '-120', counterpart }),
    ]);
    if (one === undefined || other === undefined) throw new Error('They were not proposed.');
    office.person.willAnswer('yes');
    await desk.request(one);
    const shown = office.person.shown.length;
    expect(await problemOf(desk.request(other))).toMatchObject({
      code: 'not_postable',
      person: expect.stringContaining('is open any more'),
    });
    expect(office.person.shown.length).toBe(shown);
  });

  it('warns that the same is in Odoo already, and enters it when the person says so', async () => {
    const description = `Twice ${protocol}`;
    // In another installation, whose journal is not ours.
    const elsewhere = await open('accountant', protocol);
    const other = new BankDesk(elsewhere, accountant, azure, `elsewhere ${protocol}`);
    elsewhere.person.willAnswer('yes');
    const { entered } = await other.request(await other.propose(other.fee({ description })));
    await elsewhere.dispose();
    const document = await desk.propose(desk.fee({ description }));
    office.person.willAnswer('yes');
    expect((await desk.request(document)).deviations).toEqual([]);
    const { detail } = office.person.shown.at(-1) ?? {};
    expect(detail).toContain('Warning: In Odoo already: BNK1/2026/');
    expect(detail).toContain(`${entered}, has the same journal, date, amount and text.`);
  });

  it('enters a set with one answer, two equal ones among them', async () => {
    const equal = desk.fee();
    const documents = await desk.proposeAll([
      ...Array.from({ length: 8 }, (_, index) => desk.fee({ amount: `-${index + 1}.10` })),
      equal,
      { ...equal, idempotencyKey: `${equal.idempotencyKey} again` },
    ]);
    const before = await desk.lines();
    const shown = office.person.shown.length;
    office.person.willAnswer('yes');
    const outcomes = await office.gate.requestAll(documents, agent, new AbortController().signal);
    expect(outcomes.map((outcome) => ('problem' in outcome ? outcome.problem : outcome.document))).toEqual(
      documents,
    );
    expect(office.person.shown.length).toBe(shown + 1);
    expect(office.person.shown.at(-1)?.question).toBe('Post 10 documents, -56.60 EUR?');
    expect(await desk.lines()).toBe(before + 10);
    expect(await Promise.all(documents.map((document) => desk.isWaiting(document)))).not.toContain(true);
  });

  it('says which right is missing, and asks nobody', async () => {
    const billing = await open('billing', protocol, { folder });
    const document = await desk.propose(desk.fee());
    const problem = await problemOf(billing.gate.request(document, agent, new AbortController().signal));
    await billing.dispose();
    expect(problem.code).toBe('no_rights');
    expect(problem.model).toContain(
      testedVersion === '19' ? 'account.group_account_basic' : 'account.group_account_user',
    );
    expect(billing.person.shown).toEqual([]);
  });

  if (testedVersion === '19' && !isDemo)
    it('asks nobody about one in a closed period, whose date Odoo would move, on real Odoo 19', async () => {
      const document = await desk.propose(desk.fee({ date: '2025-06-01' }));
      const before = await desk.lines();
      await admin.write('res.company', [1], { fiscalyear_lock_date: '2025-06-30' });
      const problem = await problemOf(desk.request(document));
      await admin.write('res.company', [1], { fiscalyear_lock_date: false });
      expect(problem).toMatchObject({
        code: 'not_postable',
        person: expect.stringContaining('The books are closed up to 2025-06-30, and it is dated 2025-06-01'),
      });
      expect(await desk.lines()).toBe(before);
    });

  it('asks nobody about one that names a record that is gone', async () => {
    const partner = await admin.create('res.partner', [{ name: `Short-lived ${protocol}` }]);
    const document = await desk.propose(desk.fee({ partner: partner[0] }));
    await admin.write('res.partner', partner, { active: false });
    expect(await problemOf(desk.request(document))).toMatchObject({
      code: 'not_postable',
      person: expect.stringContaining(`Its partner Short-lived ${protocol} is not there any more`),
    });
  });
});
