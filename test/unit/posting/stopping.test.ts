import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { idOf } from '../../../src/accounting/handle.ts';
import type { Handle, MoveHandle } from '../../../src/accounting/handle.ts';
import type { UnderWay } from '../../../src/posting/asking/steps.ts';
import { SENT_AT_ONCE } from '../../../src/posting/moves/move-poster.ts';
import type { PostingOutcome } from '../../../src/posting/posted.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import { TroubledWire } from '../../support/troubled-wire.ts';

const POST_MOVE = 'account.move.action_post';
const POST_PAYMENT = 'account.payment.action_post';

const wire = new TroubledWire();
/** What is being posted, or was last; and what the person was told of that agents had posted. */
const window: { work: UnderWay | undefined; readonly noticed: string[][] } = { work: undefined, noticed: [] };
/** How far the clock has jumped (milliseconds), and what happens after the next intent is written down. */
const skewed = { by: 0 };
const afterIntent: (() => void)[] = [];
class WatchedJournal extends Journal {
  override async append(...entry: Parameters<Journal['append']>): ReturnType<Journal['append']> {
    const written = await super.append(...entry);
    if (entry[0].what === 'posting-intended') afterIntent.shift()?.();
    return written;
  }
}
const { office, dispose } = await openDemoOffice('billing', {
  clock: { ...systemClock, now: () => systemClock.now() + skewed.by },
  journal: (...parts) => new WatchedJournal(...parts),
  through: (session) => wire.through(session),
  onUnderWay: (begun) => (window.work = begun),
  tellPosted: (outcomes) => window.noticed.push(outcomes.map(cameOf)),
});
afterAll(() => dispose());

const odoo = office.session.clientFor([
  { model: 'account.move', method: 'action_post', kind: 'write' },
  { model: 'account.move', method: 'write', kind: 'write', fields: ['ref'] },
]);
const agent = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
const { records } = await office.books.findRecords({ kind: 'partner', text: 'Azure Interior' });
const azure = records[0]?.id;
/** Gives out 1, 2, 3, ... */
function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}
const next = counter();

/** One later than the other in the list is dated before it: posting the first changes nothing that the others say. */
async function draftBills(
  many: number,
  { priceOf = (_place: number, count: number) => count + 100, dayOf = (place: number) => 28 - place } = {},
): Promise<readonly MoveHandle[]> {
  const outcomes = await office.books.createDraftInvoices(
    Array.from({ length: many }, (_, place) => {
      const count = next();
      return {
        ...({ type: 'in_invoice', company: 1, partner: azure, reference: `S-${count}` } as const),
        invoiceDate: `2026-11-${String(dayOf(place)).padStart(2, '0')}`,
        lines: [{ description: 'Chairs', price: `${priceOf(place, count)}`, taxes: [] }],
      };
    }),
    () => undefined,
  );
  return outcomes.map((outcome) => {
    if ('code' in outcome) throw outcome;
    return outcome.view.document;
  });
}

async function draftPayments(many: number): Promise<readonly Handle[]> {
  const bills = await draftBills(many);
  await odoo.call('account.move', 'action_post', { args: [bills.map(idOf)] });
  const payments: Handle[] = [];
  for (const document of bills) {
    const asked = { company: 1, date: '2026-11-21', memo: document, idempotencyKey: `pays ${document}` };
    payments.push((await office.books.createDraftPayment({ ...asked, pays: [{ document }] })).view.document);
  }
  return payments;
}

async function postAll(
  documents: readonly Handle[],
  requester: { kind: 'command' } | typeof agent = { kind: 'command' },
) {
  window.work = undefined;
  office.person.willAnswer('yes');
  const steps: string[] = [];
  const onStep = (done: number, total: number) => steps.push(`${done} of ${total}`);
  const { signal } = new AbortController();
  const outcomes = await office.gate.requestAll(documents, requester, signal, { onStep });
  return { outcomes, steps, became: outcomes.map(cameOf) };
}
function cameOf(outcome: PostingOutcome): string {
  return 'posted' in outcome ? 'posted' : outcome.problem.code;
}
const stop = () => {
  window.work?.stop();
  return Promise.resolve();
};
const times = <T>(many: number, value: T): T[] => Array.from({ length: many }, () => value);
const settledOf = async (document: Handle) =>
  (await office.entries()).filter((each) => each.what === 'posting-settled' && each.document === document);
const sent = (call: string) => wire.calls.filter((each) => each === call).length;

describe('several that a person has said yes to', () => {
  it('are sent a few at a time, and whoever asked hears how far it has come', async () => {
    const before = sent(POST_MOVE);
    const { became, steps } = await postAll(await draftBills(25));
    expect(became).toEqual(times(25, 'posted'));
    expect(steps).toEqual(['0 of 25', '10 of 25', '20 of 25', '25 of 25']);
    expect(sent(POST_MOVE) - before).toBe(Math.ceil(25 / SENT_AT_ONCE));
    await expect(window.work?.over).resolves.toBeUndefined();
  });

  it('are not watched where there is only one', async () => {
    const { became, steps } = await postAll(await draftBills(1));
    expect(became).toEqual(['posted']);
    expect({ work: window.work, steps }).toEqual({ work: undefined, steps: [] });
  });

  it('all stay drafts when the last of them is not what was shown any more', async () => {
    const bills = await draftBills(12);
    const last = bills.at(-1) ?? 'move/0';
    wire.when(POST_MOVE, async () => {
      await odoo.call('account.move', 'write', { args: [[idOf(last)], { ref: 'another' }] });
    });
    expect((await postAll(bills)).became).toEqual(times(12, 'changed_since_review'));
  });

  it('are not unusual because of each other: what the last ones say is not changed by the first', async () => {
    const bills = await draftBills(12, {
      priceOf: (place) => (place < 10 ? 10 : 9_000),
      dayOf: (place) => place + 1,
    });
    expect((await postAll(bills)).became).toEqual(times(12, 'posted'));
  });

  it('those of a later call stay drafts when one of them was changed during the first', async () => {
    const bills = await draftBills(12);
    const last = bills.at(-1) ?? 'move/0';
    const edit = async () => {
      await odoo.call('account.move', 'write', { args: [[idOf(last)], { ref: 'another' }] });
    };
    wire.when(POST_MOVE, edit, 2);
    expect((await postAll(bills)).became).toEqual([
      ...times(10, 'posted'),
      ...times(2, 'changed_since_review'),
    ]);
  });

  it('are not sent any more once Odoo does not answer', async () => {
    const bills = await draftBills(25);
    wire.when(POST_MOVE, 'lost', 2);
    const before = sent(POST_MOVE);
    const { became } = await postAll(bills);
    expect(became).toEqual([
      ...times(10, 'posted'),
      ...times(10, 'posting_outcome_unknown'),
      ...times(5, 'timed_out'),
    ]);
    expect(sent(POST_MOVE) - before).toBe(2);
    const last = bills.at(-1) ?? 'move/0';
    expect(await settledOf(last)).toMatchObject([{ outcome: 'not-tried', problem: 'timed_out' }]);
  });

  it('go on when an answer is lost and they are posted all the same', async () => {
    const bills = await draftBills(12);
    wire.when(POST_MOVE, 'answer lost');
    expect((await postAll(bills)).became).toEqual(times(12, 'posted'));
  });
});

describe('a person who stops it', () => {
  it('while some are on their way: those are posted, and nothing else is sent', async () => {
    const bills = await draftBills(25);
    const before = sent(POST_MOVE);
    wire.when(POST_MOVE, { answered: stop });
    const { became, steps } = await postAll(bills);
    expect(became).toEqual([...times(10, 'posted'), ...times(15, 'stopped')]);
    expect(steps.at(-1)).toBe('25 of 25');
    expect(sent(POST_MOVE) - before).toBe(1);
    const states = await Promise.all(bills.map(async (bill) => (await office.books.getDocument(bill)).state));
    expect(states).toEqual([...times(10, 'posted'), ...times(15, 'draft')]);
  });

  it('nothing else is intended, and the journal says why', async () => {
    const bills = await draftBills(12);
    wire.when(POST_MOVE, { answered: stop });
    const last = (await postAll(bills)).outcomes.at(-1);
    if (last === undefined || !('problem' in last)) throw new Error('The last one is a draft.');
    expect(last.problem.model).toContain(`before ${last.document} was sent: it stays a draft`);
    const told = (await office.entries()).filter(
      (each) => 'document' in each && each.document === last.document,
    );
    expect(told.some(({ what }) => what === 'posting-intended')).toBe(false);
    expect(await settledOf(last.document)).toMatchObject([{ outcome: 'not-tried', problem: 'stopped' }]);
  });

  it('while the call waits for its turn: it is not sent', async () => {
    const bills = await draftBills(3);
    wire.when(POST_MOVE, stop);
    expect((await postAll(bills)).became).toEqual(times(3, 'stopped'));
    for (const document of bills)
      expect(await settledOf(document)).toMatchObject([{ outcome: 'not-tried', problem: 'stopped' }]);
  });

  it('can have them posted with a new yes', async () => {
    const bills = await draftBills(3);
    wire.when(POST_MOVE, stop);
    await postAll(bills);
    expect((await postAll(bills)).became).toEqual(times(3, 'posted'));
  });

  it('between two payments: the second is not sent', async () => {
    const payments = await draftPayments(3);
    wire.when(POST_PAYMENT, stop, 2);
    const { became, steps } = await postAll(payments);
    expect(became).toEqual(['posted', 'stopped', 'stopped']);
    expect(steps).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('posts nothing when it is stopped while the last intent is written down', async () => {
    const bills = await draftBills(3);
    afterIntent.push(...times(2, () => undefined), () => window.work?.stop());
    const before = sent(POST_MOVE);
    expect((await postAll(bills)).became).toEqual(times(3, 'stopped'));
    for (const bill of bills) expect(await settledOf(bill)).toMatchObject([{ outcome: 'not-tried' }]);
    const states = await Promise.all(bills.map(async (bill) => (await office.books.getDocument(bill)).state));
    expect({ states, calls: sent(POST_MOVE) - before }).toEqual({ states: times(3, 'draft'), calls: 1 });
  });

  it('is told once of all that stay drafts, when an agent had asked', async () => {
    const bills = await draftBills(12);
    wire.when(POST_MOVE, { answered: stop });
    const before = { told: office.person.told.length, noticed: window.noticed.length };
    const { became } = await postAll(bills, agent);
    expect(became).toEqual([...times(10, 'posted'), ...times(2, 'stopped')]);
    expect(office.person.told.slice(before.told)).toEqual([]);
    expect(window.noticed.slice(before.noticed)).toEqual([became]);
  });
});

describe('several that are half done', () => {
  it('go on when the five minutes of the question are over: the yes was to all of them', async () => {
    const bills = await draftBills(12);
    wire.when(POST_MOVE, {
      answered: () => {
        skewed.by = 6 * 60_000;
        return Promise.resolve();
      },
    });
    const { became } = await postAll(bills);
    skewed.by = 0;
    expect(became).toEqual(times(12, 'posted'));
  });

  it('stay drafts, and are said to be, where Odoo was lost before them', async () => {
    const bills = await draftBills(25);
    wire.when(POST_MOVE, 'lost', 2);
    const { became, outcomes } = await postAll(bills);
    expect(became.slice(0, 20)).toEqual([...times(10, 'posted'), ...times(10, 'posting_outcome_unknown')]);
    const last = outcomes.at(-1);
    const problem = last !== undefined && 'problem' in last ? last.problem : undefined;
    expect(problem?.person).toMatch(/ was not sent, because Odoo did not answer .* stays a draft\.$/);
    expect(problem?.model).toMatch(
      /^move\/\d+ was not sent, .* stays a draft\. Ask again when Odoo answers\.$/,
    );
    expect(await settledOf(bills.at(-1) ?? 'move/0')).toMatchObject([{ outcome: 'not-tried' }]);
  });

  it('are not tried one by one on an Odoo that is lost', async () => {
    const bills = await draftBills(14);
    const before = sent(POST_MOVE);
    wire.when(POST_MOVE, 'rejected');
    wire.when(POST_MOVE, 'lost', 2);
    const { became } = await postAll(bills);
    expect(sent(POST_MOVE) - before).toBe(2);
    expect(became[0]).toBe('posting_outcome_unknown');
    expect(new Set(became.slice(1)).size).toBe(1);
    expect(await settledOf(bills.at(-1) ?? 'move/0')).toMatchObject([{ outcome: 'not-tried' }]);
  });
});

describe('who joins the question', () => {
  it('hears how far it has come, too, and what came of it', async () => {
    const bills = await draftBills(2);
    const { signal } = new AbortController();
    const heard: string[] = [];
    const second = new Promise<readonly PostingOutcome[]>((resolve, reject) => {
      office.person.willAnswer(() => {
        const onStep = (done: number, total: number) => heard.push(`${done} of ${total}`);
        office.gate
          .requestAll(bills, { ...agent, saysItIs: 'another' }, signal, { onStep })
          .then(resolve, reject);
        return Promise.resolve('yes');
      });
    });
    await office.gate.requestAll(bills, agent, signal);
    expect((await second).map(cameOf)).toEqual(['posted', 'posted']);
    expect(heard).toEqual(['0 of 2', '2 of 2']);
  });
});
