import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/posting/approver.ts';
import type { Reaction } from '../../support/scripted-approver.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
const ACTION_POST = 'account.move.action_post';

function ask(office: OfficeWithBill, signal = new AbortController().signal) {
  return office.gate.request(office.document, agent, signal);
}

async function saidInJournal(office: OfficeWithBill) {
  return (await office.entries()).flatMap((entry) =>
    entry.what === 'posting-answered' ? [entry.answer] : [],
  );
}

function expectStillDraft(office: OfficeWithBill) {
  expect(office.odoo.stateOf(office.move)).toBe('draft');
  expect(office.odoo.postings).toEqual([]);
  expect(office.session.calls).not.toContain(ACTION_POST);
  expect(office.posted).toEqual([]);
}

describe('an answer that there is not', () => {
  it.each(['nothing', 'POST', 'true'])('is a no: %s', async (name) => {
    const office = await officeWithBill();
    const odd: Answer = Reflect.get({ POST: 'POST', true: true }, name);
    office.person.willAnswer(() => Promise.resolve(odd));
    const asked = office.gate.request(office.document, { kind: 'command' }, new AbortController().signal);
    expect((await problemOf(asked)).code).toBe('approval_failed');
    expect(office.odoo.postings).toEqual([]);
  });
});

describe('only Post posts', () => {
  it('once, with the number that Odoo gave', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('yes');
    expect(await ask(office)).toEqual({
      document: office.document,
      label: 'vendor bill of Azure Interior, 561.75 EUR',
      number: 'BILL/2026/00001',
      deviations: [],
    });
    expect(office.odoo.postings).toEqual([office.move]);
    expect(office.posted).toEqual([office.document]);
  });

  it.each<[string, Reaction, string, string]>([
    ['Keep as Draft', 'keep', 'declined', 'keep'],
    ['Escape', 'closed', 'declined', 'closed'],
    ['an error', () => Promise.reject(new Error('no window')), 'approval_failed', 'failed'],
    ['a thrown text', () => Promise.reject(throwable('yes')), 'approval_failed', 'failed'],
    ['a thrown answer', () => Promise.reject(throwable({ answer: 'yes' })), 'approval_failed', 'failed'],
  ])('%s does not', async (_what, reaction, code, said) => {
    const office = await officeWithBill();
    office.person.willAnswer(reaction);
    expect((await problemOf(ask(office))).code).toBe(code);
    expect(await saidInJournal(office)).toEqual([said]);
    expectStillDraft(office);
  });

  it('what was said once does not count the next time', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('keep');
    await problemOf(ask(office));
    office.person.willAnswer('closed');
    expect((await problemOf(ask(office))).code).toBe('declined');
    expect(office.person.shown).toHaveLength(2);
    expectStillDraft(office);
  });

  it('a dialog that never comes back posts nothing, and the caller is told in the end', async () => {
    const office = await officeWithBill();
    office.person.willAnswer(() => new Promise(() => undefined));
    const asking = problemOf(ask(office));
    await expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(1);
    office.clock.advance(5 * 60_000);
    expect((await asking).code).toBe('approval_expired');
    expect(await saidInJournal(office)).toEqual(['expired']);
    expectStillDraft(office);
  });

  it('an approval that was used before posts nothing', async () => {
    const office = await officeWithBill({ consume: () => Promise.resolve(false) });
    office.person.willAnswer('yes');
    expect((await problemOf(ask(office))).code).toBe('approval_failed');
    expectStillDraft(office);
  });

  it('an approval that cannot be used up posts nothing', async () => {
    const office = await officeWithBill({ consume: () => Promise.reject(new Error('disk full')) });
    office.person.willAnswer('yes');
    await expect(ask(office)).rejects.toThrow();
    expectStillDraft(office);
  });

  it('every approval has a name of its own', async () => {
    const names: string[] = [];
    const consume = (name: string) => Promise.resolve(names.push(name) > 0);
    const office = await officeWithBill({ consume });
    for (const answer of ['keep', 'yes'] as const) {
      office.person.willAnswer(answer);
      await ask(office).catch(() => undefined);
    }
    expect(names).toHaveLength(1);
    const requests = (await office.entries()).flatMap((entry) =>
      'request' in entry && entry.what === 'posting-asked' ? [entry.request] : [],
    );
    expect(new Set(requests).size).toBe(2);
    expect(requests).toContain(names[0]);
  });
});

describe('the journal tells the story in order', () => {
  it('asked, answered, intended, settled', async () => {
    const office = await officeWithBill();
    const before: string[] = [];
    office.session.when(
      ACTION_POST,
      async () => void before.push(...(await office.entries()).map(({ what }) => what)),
    );
    office.person.willAnswer('yes');
    await ask(office);
    const story = (await office.entries()).slice(3);
    expect(story).toMatchObject([
      { what: 'posting-asked', requester: 'Copilot', document: office.document },
      { what: 'posting-answered', answer: 'yes' },
      { what: 'posting-intended' },
      { what: 'posting-settled', outcome: 'done', number: 'BILL/2026/00001', deviations: [] },
      { what: 'note-intended' },
      { what: 'note-settled' },
    ]);
    expect(before.slice(3)).toEqual(['posting-asked', 'posting-answered', 'posting-intended']);
  });

  it('with the very text that was shown, and the digest of what was read', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('yes');
    await ask(office);
    const entries = await office.entries();
    const asked = entries.find((entry) => entry.what === 'posting-asked');
    const intended = entries.find((entry) => entry.what === 'posting-intended');
    const [dialog] = office.person.shown;
    expect(asked).toMatchObject({ shown: `${dialog?.question ?? ''}\n\n${dialog?.detail ?? ''}` });
    expect(asked).toMatchObject({ digest: intended?.digest, request: intended?.request });
  });

  it('and what is asked is on the disk before the dialog is shown', async () => {
    const office = await officeWithBill();
    const before: string[] = [];
    office.person.willAnswer(async () => {
      before.push(...(await office.entries()).map(({ what }) => what));
      return 'keep';
    });
    await problemOf(ask(office));
    expect(before.at(-1)).toBe('posting-asked');
  });
});

describe('nobody is asked for nothing', () => {
  it.each([
    ['a posted bill', { state: 'posted' }, 'not_a_draft'],
    ['a cancelled bill', { state: 'cancel' }, 'not_a_draft'],
    ['a bill without a partner', { partner_id: false }, 'not_postable'],
    ['a bill without a date', { invoice_date: false }, 'not_postable'],
    ['a bill without lines', { line_ids: [] }, 'not_postable'],
  ])('%s', async (_what, edit, code) => {
    const office = await officeWithBill();
    office.odoo.edit(office.move, edit);
    expect((await problemOf(ask(office))).code).toBe(code);
    expect(office.person.shown).toEqual([]);
    expect(office.session.calls).not.toContain(ACTION_POST);
  });

  it('a document that does not exist, or was deleted', async () => {
    const office = await officeWithBill();
    office.odoo.discard(office.move);
    expect((await problemOf(ask(office))).code).toBe('document_not_found');
    expect(office.person.shown).toEqual([]);
  });

  it('a caller who has left already', async () => {
    const office = await officeWithBill();
    expect((await problemOf(ask(office, AbortSignal.abort()))).code).toBe('caller_left');
    expect(office.person.shown).toEqual([]);
  });
});

describe('a review that had to be cut', () => {
  it.each<[string, (office: OfficeWithBill) => void]>([
    ['because a value is long', ({ odoo, move }) => odoo.edit(move, { ref: 'x'.repeat(500) })],
    [
      'because there are many lines',
      ({ odoo, move }) => {
        const [line = 0] = odoo.linesOf(move);
        const copies = Array.from({ length: 200 }, () =>
          odoo.records.create('account.move.line', { ...odoo.records.get('account.move.line', line) }),
        );
        odoo.edit(move, { line_ids: [...odoo.linesOf(move), ...copies] });
      },
    ],
  ])('%s cannot be posted, whatever an approver says', async (_what, grow) => {
    const office = await officeWithBill();
    grow(office);
    office.person.willAnswer('yes');
    expect((await problemOf(ask(office))).code).toBe('declined');
    expect(office.person.shown[0]?.complete).toBe(false);
    expect(office.person.shown[0]?.detail).toContain('cannot be posted from here');
    expectStillDraft(office);
  });
});

/** What a careless library may throw. */
function throwable(value: unknown): Error {
  return Object.assign(new Error('thrown'), { cause: value });
}
