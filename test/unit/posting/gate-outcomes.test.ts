import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/common/json.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { Requester } from '../../../src/posting/review/review.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

const ACTION_POST = 'account.move.action_post';
const READ = 'account.move.web_read';

/** The person says yes; what comes of it is Odoo's. */
function post(office: OfficeWithBill) {
  office.person.willAnswer('yes');
  return office.gate.request(office.document, { kind: 'command' }, new AbortController().signal);
}

const sendings = (office: OfficeWithBill) =>
  office.session.calls.filter((call) => call === ACTION_POST).length;

async function settled(office: OfficeWithBill) {
  const all = (await office.entries()).filter(({ what }) => what === 'posting-settled');
  expect(all).toHaveLength(1);
  return all[0];
}

describe("the answer of action_post proves nothing, the document's state does", () => {
  const answers: Json[] = [
    true,
    false,
    null,
    {},
    [],
    7,
    'no',
    { type: 'ir.actions.act_window', res_model: 'x' },
  ];

  it.each(answers.map((answer) => ({ answer })))('posted: $answer', async (answer) => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, answer);
    expect((await post(office)).number).toBe('BILL/2026/00001');
    expect(await settled(office)).toMatchObject({ outcome: 'done', number: 'BILL/2026/00001' });
  });

  it('still a draft after a yes: refused, without words', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, { answer: true, undone: true });
    expect((await problemOf(post(office))).code).toBe('posting_refused');
    expect(await settled(office)).toMatchObject({ outcome: 'rejected' });
  });
});

describe('when Odoo refuses', () => {
  it('the bill stays a draft and its words are passed on', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'rejected');
    const problem = await problemOf(post(office));
    expect(problem.code).toBe('posting_refused');
    expect(problem.person).toContain('Not today.');
    expect(problem.model).toContain('Not today.');
    expect(office.odoo.stateOf(office.move)).toBe('draft');
    expect(await settled(office)).toMatchObject({ outcome: 'rejected', problem: 'refused_by_odoo' });
    expect([sendings(office), office.posted]).toEqual([1, []]);
  });

  it('a second yes tries again, on a new approval', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'rejected');
    await problemOf(post(office));
    expect((await post(office)).number).toBe('BILL/2026/00001');
    expect(office.person.shown).toHaveLength(2);
  });
});

describe('when Odoo was never reached', () => {
  it('nothing was posted, and it is said so', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'not-sent');
    expect((await problemOf(post(office))).code).toBe('timed_out');
    expect(office.odoo.stateOf(office.move)).toBe('draft');
    expect(await settled(office)).toMatchObject({ outcome: 'not-sent' });
  });
});

describe('when the answer was lost', () => {
  it('and the bill is posted, it is done', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'unknown-done');
    expect(await post(office)).toMatchObject({ number: 'BILL/2026/00001', deviations: [] });
    expect(await settled(office)).toMatchObject({ outcome: 'done' });
    expect([sendings(office), office.odoo.postings]).toEqual([1, [office.move]]);
  });

  it('and the bill is a draft, it is unknown and never sent again', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'unknown-not-done');
    const problem = await problemOf(post(office));
    expect(problem.code).toBe('posting_outcome_unknown');
    expect(problem.model).toContain('get_document');
    expect(await settled(office)).toMatchObject({ outcome: 'unknown' });
    expect(sendings(office)).toBe(1);
  });

  it('and it arrives while it is looked after, it is done', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'unknown-late');
    let looks = 0;
    const look = () => {
      looks += sendings(office);
      if (looks === 2) office.session.arriveLate();
      office.session.when(READ, look);
    };
    office.session.when(READ, look);
    expect((await post(office)).number).toBe('BILL/2026/00001');
    expect(await settled(office)).toMatchObject({ outcome: 'done' });
    expect([sendings(office), looks]).toEqual([1, 2]);
  });

  it('and it arrives late, there is still only one posting', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, 'unknown-late');
    await problemOf(post(office));
    office.session.arriveLate();
    expect(office.odoo.postings).toEqual([office.move]);
    expect((await problemOf(post(office))).code).toBe('not_a_draft');
  });
});

describe('when the bill cannot be read after posting', () => {
  const failures = ['not-sent', 'rejected', 'unknown-not-done', { answer: null }, { answer: [] }] as const;

  it.each([...failures, { answer: [{ id: 7, line_ids: [] }] }])(
    'the outcome is unknown: %j',
    async (failure) => {
      const office = await officeWithBill();
      office.session.when(ACTION_POST, () => office.session.when(READ, failure));
      const problem = await problemOf(post(office));
      expect(problem.code).toBe('posting_outcome_unknown');
      expect(await settled(office)).toMatchObject({ outcome: 'unknown' });
      expect(sendings(office)).toBe(1);
    },
  );

  it('a refusal whose document is gone is unknown too', async () => {
    const office = await officeWithBill();
    office.session.when(ACTION_POST, () => office.odoo.discard(office.move));
    expect((await problemOf(post(office))).code).toBe('posting_outcome_unknown');
    expect(await settled(office)).toMatchObject({ outcome: 'unknown' });
  });
});

describe('the person is told of each post once', () => {
  const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
  const ask = (office: OfficeWithBill, requester: Requester = agent) =>
    office.gate.request(office.document, requester, new AbortController().signal);

  it('of what an agent had posted by the notice of a command, of what is not as seen by a warning', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('yes');
    await ask(office);
    expect([office.noticed, office.person.told]).toEqual([[['BILL/2026/00001']], []]);
    const other = await officeWithBill();
    other.person.willAnswer('yes');
    other.session.when(ACTION_POST, () => other.odoo.edit(other.move, { narration: 'Changed' }));
    await ask(other);
    expect([other.noticed, other.person.told.length]).toEqual([[], 1]);
  });

  it('by the command itself where one asked, too', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('yes');
    await Promise.all([ask(office), ask(office, { kind: 'command' })]);
    expect([office.noticed, office.person.told]).toEqual([[], []]);
  });
});
