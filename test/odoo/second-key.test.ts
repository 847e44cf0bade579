import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { asProblem } from '../../src/common/problem.ts';
import { systemClock } from '../../src/common/clock.ts';
import { connect } from '../../src/odoo/connect.ts';
import type { Protocol, WriteTurns } from '../../src/odoo/session.ts';
import { Turnstile } from '../../src/posting/asking/turnstile.ts';
import { KeptKey } from '../../src/vscode/second-key/kept-key.ts';
import { TypedKey } from '../../src/vscode/second-key/typed-key.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { Bookkeeping, LINDENHOF, TRADING } from '../support/bookkeeping.ts';
import { BankDesk } from '../support/bank-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('second_key'));
const { database, admin } = books;
const azure = await books.partner('Azure Interior');
const accountant = await OdooPerson.logIn(database, userOf(database, 'accountant'));
const waiting = new AbortController().signal;
const named = z.tuple([z.int(), z.string()]);

const user = (role: string) => userOf(database, role);
const userId = (role: string) => admin.one('res.users', [['login', '=', user(role).login]]);

/** Logs in as somebody who posts, in the same order of writing as the office. */
const logInAs = (role: string, protocol: Protocol, turns: WriteTurns) => (key: string) =>
  connect(
    {
      ...{ url: database.url, database: database.db, login: user(role).login, secret: key },
      ...{ allowPlainHttp: true, protocol },
    },
    { clock: systemClock, turns },
  );

describe.each(protocols)('posting with the key of another user over %s', (protocol) => {
  let office: Office;
  let count = 0;
  /** What the person types when the key is asked for; Escape when there is nothing. */
  const typed: string[] = [];
  const refused: string[] = [];
  beforeAll(async () => {
    office = await books.open(protocol, {
      secondKey: ({ turns }) =>
        new KeptKey({
          login: user('accountant').login,
          logIn: logInAs('accountant', protocol, turns),
          kept: () => Promise.resolve(user('accountant').key),
        }),
    });
  });
  afterAll(() => office.dispose());

  /** An office in which the key is typed each time. */
  const typing = (role: string) =>
    books.open(protocol, {
      secondKey: ({ session, turns }) =>
        new TypedKey({
          ...{ login: user(role).login, drafter: session.uid, dialogs: new Turnstile(), report: asProblem },
          logIn: logInAs(role, protocol, turns),
          askText: async (question) => {
            for (const key of typed.splice(0)) {
              const judged = await question.judge(key, waiting);
              if (judged.ok) return { kind: 'next', value: judged.value };
              refused.push(judged.sentence);
            }
            return { kind: 'cancelled' };
          },
        }),
    });

  async function draft(by: Office = office) {
    count += 1;
    const { view } = await by.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: LINDENHOF, partner: azure, invoiceDate: '2026-11-20' },
      reference: `K-${count} ${protocol}`,
      lines: [{ description: 'Office chairs', quantity: '4', price: `${120 + count}` }],
    });
    return view.document;
  }
  const post = (document: MoveHandle, by: Office = office) => {
    by.person.willAnswer('yes');
    return by.gate.request(document, { kind: 'command' }, waiting);
  };
  const who = async (document: MoveHandle) => {
    const [move] = await admin.read('account.move', [idOf(document)], ['state', 'create_uid', 'write_uid']);
    const { state, create_uid, write_uid } = z
      .object({ state: z.string(), create_uid: named, write_uid: named })
      .parse(move);
    return { state, drafted: create_uid[0], posted: write_uid[0] };
  };

  it('Odoo says that one drafted and the other one posted', async () => {
    const document = await draft();
    expect(await post(document)).toMatchObject({ document, deviations: [] });
    const [billing, accountant] = [await userId('billing'), await userId('accountant')];
    expect(billing).not.toBe(accountant);
    expect(await who(document)).toEqual({ state: 'posted', drafted: billing, posted: accountant });
    expect(office.person.shown.at(-1)?.detail).toContain(
      `Posted by the Odoo user: ${user('accountant').login}`,
    );
    expect((await office.entries()).find(({ what }) => what === 'posting-intended')).toMatchObject({
      postedAs: user('accountant').login,
      connection: { login: user('billing').login },
    });
  });

  it('a payment is posted, and settles its bill, as the other user', async () => {
    const bill = await draft();
    await post(bill);
    const asked = {
      company: LINDENHOF,
      date: '2026-12-01',
      memo: `K ${protocol}`,
      pays: [{ document: bill }],
    };
    const { view } = await office.books.createDraftPayment(asked);
    office.person.willAnswer('yes');
    const posted = await office.gate.request(view.document, { kind: 'command' }, waiting);
    expect(posted.deviations).toEqual([]);
    const [payment] = await admin.read('account.payment', [idOf(view.document)], ['create_uid', 'move_id']);
    const by = z.object({ create_uid: named, move_id: named }).parse(payment);
    const [entry] = await admin.read('account.move', [by.move_id[0]], ['state', 'write_uid']);
    expect(entry).toMatchObject({
      state: 'posted',
      write_uid: [await userId('accountant'), expect.anything()],
    });
    expect(by.create_uid[0]).toBe(await userId('billing'));
    const [paid] = await admin.read('account.move', [idOf(bill)], ['amount_residual']);
    expect(paid?.amount_residual).toBe(0);
  });

  it('a bank transaction is entered as the other user: Odoo refuses it of one who may not', async () => {
    const own = await books.open(protocol, {
      role: 'accountant',
      secondKey: ({ turns }) =>
        new KeptKey({
          login: user('billing').login,
          logIn: logInAs('billing', protocol, turns),
          kept: () => Promise.resolve(user('billing').key),
        }),
    });
    const desk = new BankDesk(own, accountant, azure, `second key ${protocol}`);
    const document = await desk.propose(desk.fee());
    own.person.willAnswer('yes');
    const problem = await problemOf(desk.request(document));
    expect(problem.code).toBe('posting_refused');
    expect(problem.person).toContain('not allowed to create');
    expect(await desk.isWaiting(document)).toBe(true);
    await own.dispose();
  });

  it('resetting to draft stays with the drafter', async () => {
    const document = await draft();
    await post(document);
    office.person.willAnswer('yes');
    await office.gate.requestUndo(document, { kind: 'command' }, waiting);
    expect(office.person.shown.at(-1)?.detail).not.toContain(user('accountant').login);
    expect(await who(document)).toMatchObject({ state: 'draft', posted: await userId('billing') });
  });

  it('it waits for its turn behind the writes of the drafter, and looks again only then', async () => {
    const document = await draft();
    const { origin, database: name } = office.session;
    const turn = await office.turns.take(origin, name);
    const problem = problemOf(post(document));
    // By then it would have been posted.
    await new Promise((resolve) => setTimeout(resolve, isDemo ? 300 : 1500));
    expect((await who(document)).state).toBe('draft');
    await admin.write('account.move', [idOf(document)], { ref: 'Somebody else was here' });
    await turn.dispose();
    expect((await problem).code).toBe('changed_since_review');
    expect((await who(document)).state).toBe('draft');
  });

  it('of a user who may not post, Odoo refuses it, and the draft stays one', async () => {
    const own = await books.open(protocol, {
      secondKey: ({ turns }) =>
        new KeptKey({
          login: user('readonly').login,
          logIn: logInAs('readonly', protocol, turns),
          kept: () => Promise.resolve(user('readonly').key),
        }),
    });
    const document = await draft(own);
    const problem = await problemOf(post(document, own));
    expect(problem.code).toBe('posting_refused');
    expect(await who(document)).toMatchObject({ state: 'draft', posted: await userId('billing') });
    await own.dispose();
  });

  it('a kept key that Odoo does not know posts nothing, and is in no text', async () => {
    const own = await books.open(protocol, {
      secondKey: ({ turns }) =>
        new KeptKey({
          login: user('accountant').login,
          logIn: logInAs('accountant', protocol, turns),
          kept: () => Promise.resolve('canary-5eb63bbbe01eeed0'),
        }),
    });
    const document = await draft(own);
    const problem = await problemOf(post(document, own));
    expect(problem.code).toBe('posting_key_refused');
    expect((await who(document)).state).toBe('draft');
    expect(JSON.stringify([problem, await own.entries()])).not.toContain('canary');
    await own.dispose();
  });

  it('a typed key posts once, after a wrong one was corrected; without one nothing is posted', async () => {
    const own = await typing('accountant');
    const [one, two] = [await draft(own), await draft(own)];
    typed.push('canary-5eb63bbbe01eeed0', user('accountant').key);
    expect(await post(one, own)).toMatchObject({ deviations: [] });
    expect(await who(one)).toMatchObject({ state: 'posted', posted: await userId('accountant') });
    expect(refused.splice(0)).toHaveLength(1);
    expect((await problemOf(post(two, own))).code).toBe('posting_key_not_typed');
    expect((await who(two)).state).toBe('draft');
    expect(JSON.stringify(await own.entries())).not.toMatch(new RegExp(`canary|${user('accountant').key}`));
    await own.dispose();
  });

  it('a typed key of the drafter posts nothing', async () => {
    const own = await typing('billing');
    const document = await draft(own);
    typed.push(user('billing').key);
    expect((await problemOf(post(document, own))).code).toBe('posting_key_not_typed');
    expect(refused.splice(0)).toEqual([expect.stringContaining('needs another Odoo user')]);
    expect((await who(document)).state).toBe('draft');
    await own.dispose();
  });
});

describe('a company that the posting user does not see', () => {
  it('Odoo refuses, and the draft stays one', async () => {
    const own = await books.open(undefined, {
      secondKey: ({ turns }) =>
        new KeptKey({
          login: user('billing-one').login,
          logIn: logInAs('billing-one', 'json-rpc', turns),
          kept: () => Promise.resolve(user('billing-one').key),
        }),
    });
    const { view } = await own.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: TRADING, partner: azure, invoiceDate: '2026-11-20' },
      ...{ reference: 'K-TRADING', lines: [{ description: 'Chairs', price: '12' }] },
    });
    own.person.willAnswer('yes');
    const problem = await problemOf(own.gate.request(view.document, { kind: 'command' }, waiting));
    expect(problem.code).toBe('posting_refused');
    const [move] = await admin.read('account.move', [idOf(view.document)], ['state']);
    expect(move?.state).toBe('draft');
    await own.dispose();
  });
});
