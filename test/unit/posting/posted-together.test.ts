import { afterAll, describe, expect, it } from 'vitest';
import { idOf, moveHandle } from '../../../src/accounting/handle.ts';
import type { Handle, OdooHandle } from '../../../src/accounting/handle.ts';
import { MOST_AT_ONCE } from '../../../src/posting/asking/asked-set.ts';
import { PostingQuestion } from '../../../src/posting/posting-question.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import { problemOf } from '../../support/problem-of.ts';
import { TroubledWire } from '../../support/troubled-wire.ts';

const POST_MOVE = 'account.move.action_post';
const POST_PAYMENT = 'account.payment.action_post';

/** Of two that are sent one after the other: right before the last look at the second. */
const SECOND = 2;

const wire = new TroubledWire();
const { office, dispose } = await openDemoOffice('billing', { through: (session) => wire.through(session) });
afterAll(() => dispose());

/** Somebody who works in Odoo at the same moment. */
const odoo = office.session.clientFor([
  { model: 'account.move', method: 'action_post', kind: 'write' },
  { model: 'account.move', method: 'write', kind: 'write', fields: ['ref'] },
  { model: 'account.payment', method: 'write', kind: 'write', fields: ['amount', 'partner_id'] },
]);
const write = async (document: OdooHandle, values: Record<string, string | number>) => {
  const model = document.startsWith('payment/') ? 'account.payment' : 'account.move';
  await odoo.call(model, 'write', { args: [[idOf(document)], values] });
};
const { records } = await office.books.findRecords({ kind: 'partner', text: 'Azure Interior' });
const azure = records[0]?.id;
const others = await office.books.findRecords({ kind: 'partner', text: 'Deco Addict' });
const deco = others.records[0]?.id ?? 0;

/** Gives out 1, 2, 3, ... */
function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}
const next = counter();

async function draftBill(day: string, price = '120') {
  const { view } = await office.books.createDraftInvoice({
    type: 'in_invoice',
    ...{ company: 1, partner: azure, reference: `T-${next()}`, invoiceDate: day },
    lines: [{ description: 'Chairs', price, taxes: [] }],
  });
  return view.document;
}

/** A draft that pays a bill of its own, like each other of that day. */
async function draftPayment(date: string, amount = '120') {
  const bill = await draftBill('2026-11-20', amount);
  await odoo.call('account.move', 'action_post', { args: [[idOf(bill)]] });
  const name = `Payment ${next()}`;
  const asked = { company: 1, date, memo: name, idempotencyKey: name };
  const { view } = await office.books.createDraftPayment({ ...asked, pays: [{ document: bill }] });
  if (!view.document.startsWith('payment/')) throw new TypeError('A payment was drafted as something else.');
  return view.document;
}

async function postAll(documents: readonly Handle[]) {
  office.person.willAnswer('yes');
  const outcomes = await office.gate.requestAll(documents, { kind: 'command' }, new AbortController().signal);
  return outcomes.map((outcome) => ('posted' in outcome ? 'posted' : outcome.problem.code));
}
const shown = () => office.person.shown.at(-1)?.detail ?? '';
const laterDay = () => `2026-12-${String((next() % 28) + 1).padStart(2, '0')}`;

describe('two payments in one set that look alike', () => {
  it('are both posted: each is shown as the possible duplicate of the other, by its number', async () => {
    const day = laterDay();
    const payments = [await draftPayment(day), await draftPayment(day)] as const;
    expect(await postAll(payments)).toEqual(['posted', 'posted']);
    expect(shown()).toContain(`Possible duplicate of ${payments[1]} (number 2 of this set)`);
    expect(shown()).toContain(`Possible duplicate of ${payments[0]} (number 1 of this set)`);
  });

  it('the second is left alone when it was edited while the first was posted', async () => {
    const day = laterDay();
    const [first, second] = [await draftPayment(day), await draftPayment(day)];
    wire.when(POST_PAYMENT, () => write(second, { amount: 60 }), SECOND);
    expect(await postAll([first, second])).toEqual(['posted', 'changed_since_review']);
  });

  it('the second is left alone when a third one like it came in between', async () => {
    const day = laterDay();
    const [first, second] = [await draftPayment(day), await draftPayment(day)];
    const like = async () => {
      await draftPayment(day);
    };
    wire.when(POST_PAYMENT, like, SECOND);
    expect(await postAll([first, second])).toEqual(['posted', 'changed_since_review']);
  });

  it('the second is left alone when the first was made another one first', async () => {
    const day = laterDay();
    const [first, second] = [await draftPayment(day), await draftPayment(day)];
    wire.when(POST_PAYMENT, () => write(first, { partner_id: deco }));
    expect(await postAll([first, second])).toEqual(['changed_since_review', 'changed_since_review']);
  });
});

describe('what a model reads when a set is not posted', () => {
  const agent = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
  const ask = (documents: readonly Handle[]) =>
    problemOf(office.gate.requestAll(documents, agent, new AbortController().signal));

  it('names every document, and says what to do with the others', async () => {
    const [one, two, three, four] = [
      await draftBill('2026-10-01', '1'),
      await draftBill('2026-10-02', '2'),
      await draftBill('2026-10-03', '3'),
      await draftBill('2026-10-04', '4'),
    ];
    await odoo.call('account.move', 'action_post', { args: [[idOf(two), idOf(three)]] });
    const before = office.person.shown.length;
    const problem = await ask([one, two, three, four]);
    expect(problem.code).toBe('not_a_draft');
    expect(problem.model).toBe(
      `${two} is already posted. There is nothing to post. ${three} is already posted. There is nothing to post. So nobody was asked about any of ${one}, ${two}, ${three} and ${four}. Ask again without what is named here.`,
    );
    expect((await ask([one, 'move/999999', four])).model).toContain(
      `So nobody was asked about any of ${one}, move/999999 and ${four}.`,
    );
    expect(office.person.shown).toHaveLength(before);
    office.person.willAnswer('keep');
    expect((await ask([one, four])).model).toBe(
      `The person declined: each of ${one} and ${four} stays a draft. Do not ask again unless the person says so.`,
    );
    office.person.willAnswer(async () => {
      await write(four, { ref: 'another' });
      return 'yes';
    });
    const outcomes = await office.gate.requestAll([one, four], agent, new AbortController().signal);
    const [changed] = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem.model] : []));
    expect(changed).toContain(`Something of ${one} and ${four} was changed in Odoo`);
    expect(changed).toContain(`so none of them was posted`);
    expect(changed).toMatch(
      new RegExp(`Changed: vendor bill of Azure Interior, 4.00 EUR \\(${four}\\): the reference`),
    );
  });

  it('tells of a twice refused one, and of those that were not refused', async () => {
    const [one, two] = [await draftBill('2026-10-05', '5'), await draftBill('2026-10-06', '6')];
    office.person.willAnswer('keep', 'keep');
    await ask([one]);
    await ask([one]);
    expect((await ask([one, two])).model).toContain(
      `the person can lift this in the drafts view. Nothing was asked about ${two} either: ask about those without it.`,
    );
  });
});

describe('a set that Odoo refused as a whole and that is sent one by one', () => {
  it('posts what looks alike, too', async () => {
    const [one, two] = [await draftBill('2026-11-03'), await draftBill('2026-11-03')];
    wire.when(POST_MOVE, 'rejected');
    expect(await postAll([one, two])).toEqual(['posted', 'posted']);
    expect(shown()).toContain(`Possible duplicate of ${one} (number 1 of this set)`);
  });

  it('leaves alone what was edited in between', async () => {
    const [one, two] = [await draftBill('2026-11-04'), await draftBill('2026-11-04')];
    wire.when(POST_MOVE, 'rejected');
    wire.when(POST_MOVE, () => write(two, { ref: 'another' }), 1 + SECOND);
    expect(await postAll([one, two])).toEqual(['posted', 'changed_since_review']);
  });

  it("leaves alone what looks like somebody else's that came in between", async () => {
    const [one, two] = [await draftBill('2026-11-05'), await draftBill('2026-11-05')];
    wire.when(POST_MOVE, 'rejected');
    const like = async () => {
      await draftBill('2026-11-05');
    };
    wire.when(POST_MOVE, like, 1 + SECOND);
    expect(await postAll([one, two])).toEqual(['posted', 'changed_since_review']);
  });
});

describe('an entry brings its reversal along', () => {
  it('but not past what can be looked through in one dialog', async () => {
    const all = Array.from({ length: MOST_AT_ONCE + 1 }, (_, index) => moveHandle(index + 1));
    const question = new PostingQuestion(all.slice(1), {
      place: { origin: 'https://books.example.com', database: 'books', login: 'b', isDemo: false },
      kinds: [],
      together: () => Promise.resolve({ documents: all, pairs: [] }),
      writer: () => Promise.reject(new Error('Nobody said yes.')),
      note: () => Promise.resolve(undefined),
    });
    const problem = await problemOf(question.read());
    expect(problem).toMatchObject({
      code: 'invalid_arguments',
      model: expect.stringContaining('With the reversals that go with them, these 50 documents are 51.'),
    });
  });
});
