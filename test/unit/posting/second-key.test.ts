import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import type { OpenedKey } from '../../../src/posting/second-key.ts';
import { secondKeyProblems } from '../../../src/posting/second-key-problems.ts';
import { asUser } from '../../support/as-user.ts';
import type { SessionAs } from '../../support/as-user.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { PaperSession } from '../../support/paper-session.ts';
import { problemOf } from '../../support/problem-of.ts';

const CHIEF = 'chief@example.com';
const agent = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;

interface Chief {
  readonly who?: Parameters<typeof asUser>[1];
  readonly needsOtherUser?: boolean;
  /** Something else than the key working at once. */
  readonly opening?: (session: SessionAs, signal: AbortSignal) => Promise<OpenedKey>;
}

/** An office in which the chief's key posts; `own` are the drafter's calls, `posting` those of the chief. */
async function setUp({ who, needsOtherUser = true, opening }: Chief = {}) {
  const own = new PaperSession();
  const wire = new PaperSession(own.odoo);
  const chief = asUser(wire, { login: CHIEF, uid: 9, ...who });
  const clock = new ManualClock();
  const opened = { count: 0 };
  const office = await officeWithBill({
    ...{ session: own, clock },
    secondKey: {
      ...{ login: CHIEF, needsOtherUser },
      open: (signal) => {
        opened.count += 1;
        return opening === undefined
          ? Promise.resolve({ session: chief, dispose: () => chief.dispose() })
          : opening(chief, signal);
      },
    },
  });
  return { office, own, wire, chief, clock, opened };
}

function post(office: OfficeWithBill) {
  office.person.willAnswer('yes');
  return office.gate.request(office.document, agent, new AbortController().signal);
}

const settled = async (office: OfficeWithBill) =>
  (await office.entries()).filter(({ what }) => what === 'posting-settled').at(-1);

describe('with a second key', () => {
  it('the other user posts, and does nothing else: reading and the last look stay with the drafter', async () => {
    const { office, own, wire, chief } = await setUp();
    own.takeCalls();
    expect(await post(office)).toMatchObject({ number: 'BILL/2026/00001', deviations: [] });
    expect(wire.calls).toEqual(['account.move.action_post']);
    expect(own.calls).not.toContain('account.move.action_post');
    expect(own.calls.filter((call) => call === 'account.move.web_read').length).toBeGreaterThan(1);
    expect(chief.disposed).toBe(1);
  });

  it('the dialog and the journal name the user who posts, and the journal the connection as ever', async () => {
    const { office } = await setUp();
    await post(office);
    expect(office.person.shown[0]?.detail).toContain(`Posted by the Odoo user: ${CHIEF}\n`);
    expect(office.person.shown[0]?.detail).not.toContain('billing@example.com');
    const entries = await office.entries();
    expect(entries.find(({ what }) => what === 'posting-intended')).toMatchObject({
      postedAs: CHIEF,
      connection: { login: 'billing@example.com' },
    });
  });

  it('without one, nobody is named beside the connection', async () => {
    const office = await officeWithBill();
    await post(office);
    expect(office.person.shown[0]?.detail).toContain('Posted by the Odoo user: billing@example.com\n');
    const intended = (await office.entries()).find(({ what }) => what === 'posting-intended');
    expect(intended).not.toHaveProperty('postedAs');
  });

  it('it is not asked for before the person has said yes', async () => {
    const { office, opened } = await setUp();
    office.person.willAnswer('keep');
    await problemOf(office.gate.request(office.document, agent, new AbortController().signal));
    expect(opened.count).toBe(0);
  });

  it('what was changed while the key was typed is not posted', async () => {
    const { office, wire, chief } = await setUp({
      opening: (session) => {
        office.odoo.edit(office.move, { ref: 'somebody else was here' });
        return Promise.resolve({ session, dispose: () => session.dispose() });
      },
    });
    expect((await problemOf(post(office))).code).toBe('changed_since_review');
    expect([wire.calls, chief.disposed]).toEqual([[], 1]);
  });

  it('is given back when Odoo refuses, and its words are told', async () => {
    const { office, wire, chief } = await setUp();
    wire.when('account.move.action_post', 'rejected');
    const problem = await problemOf(post(office));
    expect(problem.code).toBe('posting_refused');
    expect(problem.person).toContain('Not today.');
    expect(chief.disposed).toBe(1);
  });
});

describe('nothing is posted, and it is written down so,', () => {
  const refused = (login: string) => Promise.reject(secondKeyProblems.refused(login));
  const notTyped = (login: string) => Promise.reject(secondKeyProblems.notTyped(login));
  const cases: [string, string, Chief][] = [
    ['when the key was not typed', 'posting_key_not_typed', { opening: () => notTyped(CHIEF) }],
    ['when Odoo does not accept the key', 'posting_key_refused', { opening: () => refused(CHIEF) }],
    ['on another database', 'wrong_company', { who: { database: 'others' } }],
    ['on another Odoo', 'wrong_company', { who: { origin: 'https://other.example.com' } }],
    ['as the drafter, whatever the login', 'posting_needs_another_user', { who: { uid: 5 } }],
  ];

  it.each(cases)('%s', async (_, code, chief) => {
    const { office, wire, ...rest } = await setUp(chief);
    const problem = await problemOf(post(office));
    expect(problem.code).toBe(code);
    expect(problem.person).toMatch(/[Nn]othing was posted/);
    expect(problem.model).toMatch(/[Nn]othing was posted/);
    expect(office.person.told).toEqual([problem.person]);
    expect(wire.calls).toEqual([]);
    expect(office.odoo.stateOf(office.move)).toBe('draft');
    expect(await settled(office)).toMatchObject({ outcome: 'not-tried', problem: code });
    expect(rest.chief.disposed).toBe(chief.opening === undefined ? 1 : 0);
  });

  it('when the request expired while the key was typed, whatever the box says', async () => {
    const { office, wire, clock } = await setUp({
      opening: (_, signal) => {
        clock.advance(REQUEST_LIFE_MS);
        expect(signal.aborted).toBe(true);
        return Promise.reject(secondKeyProblems.notTyped(CHIEF));
      },
    });
    expect((await problemOf(post(office))).code).toBe('approval_expired');
    expect(wire.calls).toEqual([]);
    expect(await settled(office)).toMatchObject({ outcome: 'not-tried', problem: 'approval_expired' });
  });

  it('when the key came a moment too late', async () => {
    const { office, wire, chief, clock } = await setUp({
      opening: (session) => {
        clock.advance(REQUEST_LIFE_MS);
        return Promise.resolve({ session, dispose: () => session.dispose() });
      },
    });
    expect((await problemOf(post(office))).code).toBe('approval_expired');
    expect([wire.calls, chief.disposed]).toEqual([[], 1]);
  });
});

describe('a second key', () => {
  it('of the drafter itself posts where no other user is needed', async () => {
    const { office } = await setUp({ needsOtherUser: false, who: { uid: 5 } });
    expect((await post(office)).number).toBe('BILL/2026/00001');
  });

  it('whose failure nobody foresaw lets nothing out', async () => {
    const { office } = await setUp({
      opening: () => Promise.reject(new Error('could not log in with canary-5eb63bbb')),
    });
    await expect(post(office)).rejects.toThrow();
    expect(inspect([await office.entries(), office.person.told], { depth: 10 })).not.toContain('canary');
  });
});
