import { describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import type { Json } from '../../../../src/common/json.ts';
import type { StoredEntry } from '../../../../src/journal/entry.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { AZURE, FOREIGN_ACCOUNT, FOREIGN_TAX, LINDENHOF, TAX_15 } from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import { FAILURES } from '../../../support/paper-session.ts';
import type { Failure } from '../../../support/paper-session.ts';
import { problemOf } from '../../../support/problem-of.ts';

const HOUR = 60 * 60_000;
const LOAD = 'account.move.load';
const LOOK_UP = 'ir.model.data.check_object_reference';
const READ = 'account.move.web_read';
const SEARCH = 'account.move.search_read';

const chairs: InvoiceRequest = {
  type: 'in_invoice',
  ...{ company: LINDENHOF, partner: AZURE, reference: 'INV-1', idempotencyKey: 'bill-1' },
  lines: [{ description: 'Office chairs', price: '480', account: 32, taxes: [TAX_15] }],
};
const { idempotencyKey: _key, ...keyless } = chairs;

const oddAnswers: Json[] = [null, {}, [], 'yes', [[1]], { ids: ['7'] }, [false, 7]];
const odd = oddAnswers.map((answer): Failure => ({ answer }));
const everyCall = [
  ...['res.users.read', 'res.company.search_read', 'account.journal.search_read', 'res.partner.search_read'],
  ...['account.account.search_read', 'account.tax.search_read', LOOK_UP, LOAD, READ],
];

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Every intent with what was settled after it. */
function settlements(entries: readonly StoredEntry[]) {
  return entries.flatMap((entry, place) => {
    if (entry.what !== 'draft-intended') return [];
    const next = entries.slice(place + 1).findIndex(({ what }) => what === 'draft-intended');
    const until = next < 0 ? entries.length : place + 1 + next;
    return [entries.slice(place + 1, until).filter(({ what }) => what === 'draft-settled')];
  });
}

describe.each(everyCall)('whatever goes wrong with %s', (call) => {
  it.each([...FAILURES, ...odd])(
    '%j: there is at most one document, and the repeat has it',
    async (failure) => {
      const office = await openPaperOffice();
      const { books, session, odoo } = office;
      session.when(call, failure);
      await books.createDraftInvoice(chairs).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
      expect(odoo.moves.length).toBeLessThanOrEqual(1);
      expect(settlements(await office.entries())).toSatisfy((all: unknown[][]) =>
        all.every((one) => one.length === 1),
      );

      session.calmDown();
      office.clock.advance(HOUR);
      const { view } = await books.createDraftInvoice(chairs);
      expect(odoo.moves.map(({ id }) => `move/${id}`)).toEqual([view.document]);
      expect((await books.createDraftInvoice(chairs)).replayed).toBe(true);
      expect(odoo.moves.length).toBe(1);
    },
  );
});

describe('the journal', () => {
  it('has the intent before anything is sent, and one settlement after', async () => {
    const { books, session, entries } = await openPaperOffice();
    const before: string[] = [];
    session.when(LOAD, async () => void before.push(...(await entries()).map(({ what }) => what)));
    const { view } = await books.createDraftInvoice(chairs);
    expect(before).toEqual(['draft-intended']);
    expect(await entries()).toMatchObject([
      { what: 'draft-intended', company: LINDENHOF, explicitKey: true, asked: { reference: 'INV-1' } },
      { what: 'draft-settled', outcome: 'done', document: view.document, replayed: false },
      { what: 'draft-left', document: view.document, left: view.digest },
    ]);
  });

  it.each([
    ['not-sent', 'not-sent', 'timed_out'],
    ['rejected', 'rejected', 'refused_by_odoo'],
    ['unknown-not-done', 'unknown', 'draft_outcome_unknown'],
  ] as const)('says %s when that is what it was', async (failure, outcome, problem) => {
    const { books, session, entries, odoo } = await openPaperOffice();
    session.when(LOAD, failure);
    expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe(problem);
    expect((await entries()).at(-1)).toMatchObject({ what: 'draft-settled', outcome, problem });
    expect(odoo.moves).toEqual([]);
  });

  it("has Odoo's refusal in words when a line cannot be loaded", async () => {
    const { books, session, entries } = await openPaperOffice();
    session.when(LOAD, { answer: { ids: false, messages: [{ message: 'No such journal.' }], nextrow: 0 } });
    session.when(LOOK_UP, 'rejected', 2);
    const problem = await problemOf(books.createDraftInvoice(chairs));
    expect(problem.code).toBe('refused_by_odoo');
    expect(problem.model).toContain('No such journal.');
    expect((await entries()).at(-1)).toMatchObject({ outcome: 'rejected', problem: 'refused_by_odoo' });
  });

  it('writes nothing when nothing is sent: records of another company, unknown ones', async () => {
    const { books, odoo, entries } = await openPaperOffice();
    const line = chairs.lines?.[0];
    for (const wrong of [
      { ...chairs, partner: 999 },
      { ...chairs, lines: [{ ...line, description: 'A', price: '1', account: FOREIGN_ACCOUNT }] },
      { ...chairs, lines: [{ ...line, description: 'A', price: '1', taxes: [FOREIGN_TAX] }] },
    ]) {
      expect((await problemOf(books.createDraftInvoice(wrong))).code).toBe('record_not_found');
    }
    expect((await problemOf(books.createDraftInvoice({ ...chairs, company: undefined }))).code).toBe(
      'company_needed',
    );
    expect((await problemOf(books.createDraftInvoice({ ...chairs, company: 3 }))).code).toBe(
      'company_not_allowed',
    );
    expect([odoo.moves, await entries()]).toEqual([[], []]);
  });
});

describe('an unknown outcome', () => {
  it('is looked up, and done when the draft is there', async () => {
    const { books, session, entries, odoo } = await openPaperOffice();
    session.when(LOAD, 'unknown-done');
    const { view, replayed } = await books.createDraftInvoice(chairs);
    expect(replayed).toBe(true);
    expect(odoo.moves.length).toBe(1);
    expect((await entries()).at(-1)).toMatchObject({ outcome: 'done', document: view.document });
  });

  it('is looked up as often as agreed, and the draft that came late is found', async () => {
    const clock = new ManualClock();
    const { books, session, odoo } = await openPaperOffice({ clock, lookAgainAfter: [1_000, 3_000] });
    session.when(LOAD, 'unknown-late');
    const asking = books.createDraftInvoice(chairs);
    const looks = () => session.calls.filter((call) => call === LOOK_UP).length;
    await expect.poll(() => session.calls.includes(LOAD), { interval: 1 }).toBe(true);
    clock.advance(999);
    await Promise.resolve();
    expect(looks()).toBe(1);
    clock.advance(1);
    await expect.poll(looks, { interval: 1 }).toBe(2);
    session.arriveLate();
    await nextTurn();
    clock.advance(3_000);
    expect((await asking).replayed).toBe(true);
    expect(odoo.moves.length).toBe(1);
  });

  it('stays unknown when the draft is not there, and asking again makes exactly one', async () => {
    const { books, session, odoo } = await openPaperOffice();
    session.when(LOAD, 'unknown-not-done');
    const problem = await problemOf(books.createDraftInvoice(chairs));
    expect(problem.code).toBe('draft_outcome_unknown');
    expect(problem.model).toContain('exactly the same arguments');
    expect((await books.createDraftInvoice(chairs)).replayed).toBe(false);
    expect(odoo.moves.length).toBe(1);
  });

  it('is never sent a second time by itself', async () => {
    const { books, session } = await openPaperOffice();
    session.when(LOAD, 'unknown-not-done');
    await problemOf(books.createDraftInvoice(chairs));
    expect(session.calls.filter((call) => call === LOAD).length).toBe(1);
  });

  it.each(odd)('is still settled when the look for it is answered with %j', async (failure) => {
    const { books, session, entries } = await openPaperOffice({ lookAgainAfter: [0] });
    session.when(LOAD, 'unknown-not-done');
    session.when(LOOK_UP, failure, 2);
    expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe('draft_outcome_unknown');
    expect((await entries()).at(-1)).toMatchObject({ what: 'draft-settled', outcome: 'unknown' });
  });

  it('is known once the draft is found: thrown away after that, it does not come back', async () => {
    const { books, session, odoo } = await openPaperOffice();
    session.when(LOAD, 'unknown-done');
    session.when(LOOK_UP, 'unknown-not-done', 2);
    session.when(LOOK_UP, 'unknown-not-done', 3);
    expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe('draft_outcome_unknown');
    // Now it is found, told to the agent, and thrown away by a person: it must not come back.
    const { view } = await books.createDraftInvoice(chairs);
    odoo.discard(Number(view.document.slice(5)));
    expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe('draft_deleted');
    expect(odoo.moves).toEqual([]);
  });
});

describe('asked for again', () => {
  it('it is found without a word to Odoo that could change anything', async () => {
    const { books, session, drafted } = await openPaperOffice();
    const { view } = await books.createDraftInvoice(chairs);
    session.takeCalls();
    const again = await books.createDraftInvoice(chairs);
    expect(again).toMatchObject({ view: { document: view.document }, replayed: true });
    expect(again.notes[0]).toContain(`Already drafted as ${view.document}`);
    expect(session.takeCalls().toSorted()).toEqual([SEARCH, READ, LOOK_UP]);
    expect(drafted).toEqual([view.document]);
  });

  it("it is shown with the person's changes, which are never overwritten", async () => {
    const { books, odoo } = await openPaperOffice();
    await books.createDraftInvoice(chairs);
    const [move] = odoo.moves;
    odoo.edit(move?.id ?? 0, { ref: 'by hand' });
    const { view, notes } = await books.createDraftInvoice(chairs);
    expect(view.reference).toBe('by hand');
    expect(notes.join(' ')).toContain('reference: it is "by hand"');
    expect(odoo.moves.map(({ ref }) => ref)).toEqual(['by hand']);
  });

  it('at the same moment, it is one document for all', async () => {
    const { books, odoo } = await openPaperOffice();
    const all = await Promise.all([1, 2, 3, 4].map(() => books.createDraftInvoice(chairs)));
    expect(new Set(all.map(({ view }) => view.document)).size).toBe(1);
    expect(odoo.moves.length).toBe(1);
  });

  it('it is not brought back when a person threw it away, unless another key says so', async () => {
    const { books, odoo } = await openPaperOffice();
    const { view } = await books.createDraftInvoice(chairs);
    odoo.discard(odoo.moves[0]?.id ?? 0);
    const problem = await problemOf(books.createDraftInvoice(chairs));
    expect(problem.code).toBe('draft_deleted');
    expect(problem.model).toContain(view.document);
    expect(odoo.moves).toEqual([]);
    expect((await books.createDraftInvoice({ ...chairs, idempotencyKey: 'again' })).replayed).toBe(false);
  });

  it('with other words under one key, it is refused and nothing is written', async () => {
    const { books, odoo } = await openPaperOffice();
    await books.createDraftInvoice(chairs);
    const other = { ...chairs, lines: [{ description: 'Tables', price: '480' }] };
    expect((await problemOf(books.createDraftInvoice(other))).code).toBe('key_used_differently');
    expect(odoo.moves.length).toBe(1);
  });

  it.each(['rejected', 'not-sent'] as const)(
    'with other words, once Odoo has no part of it: %s',
    async (failure) => {
      const { books, session, odoo } = await openPaperOffice();
      session.when(LOAD, failure);
      await problemOf(books.createDraftInvoice(chairs));
      const mended = { ...chairs, lines: [{ description: 'Tables', price: '480' }] };
      expect((await books.createDraftInvoice(mended)).replayed).toBe(false);
      expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe('key_used_differently');
      expect(odoo.moves.length).toBe(1);
    },
  );

  it('with other words while the outcome is unknown, it is refused', async () => {
    const { books, session, odoo } = await openPaperOffice();
    session.when(LOAD, 'unknown-late');
    await problemOf(books.createDraftInvoice(chairs));
    const other = { ...chairs, lines: [{ description: 'Tables', price: '480' }] };
    expect((await problemOf(books.createDraftInvoice(other))).code).toBe('key_used_differently');
    expect(odoo.moves).toEqual([]);
  });

  it('with other words at the same moment, one of the two is refused', async () => {
    const { books, odoo } = await openPaperOffice();
    const other = { ...chairs, lines: [{ description: 'Tables', price: '480' }] };
    const answers = await Promise.allSettled([
      books.createDraftInvoice(chairs),
      books.createDraftInvoice(other),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(odoo.moves.length).toBe(1);
  });

  it('under a key that another user took, it is refused', async () => {
    const { books, odoo } = await openPaperOffice();
    await books.createDraftInvoice(chairs);
    odoo.edit(odoo.moves[0]?.id ?? 0, { create_uid: 2 });
    expect((await problemOf(books.createDraftInvoice(chairs))).code).toBe('key_taken');
  });

  it('a day later without a key, it is the same one while it is a draft, and another one after', async () => {
    const { books, odoo, clock } = await openPaperOffice();
    const { reference: _number, ...unnumbered } = keyless;
    const first = await books.createDraftInvoice(unnumbered);
    clock.advance(25 * HOUR);
    expect((await books.createDraftInvoice(unnumbered)).view.document).toBe(first.view.document);
    odoo.edit(odoo.moves[0]?.id ?? 0, { state: 'posted' });
    const second = await books.createDraftInvoice(unnumbered);
    expect(second).toMatchObject({ replayed: false });
    expect(second.view.document).not.toBe(first.view.document);
    expect((await books.createDraftInvoice(unnumbered)).view.document).toBe(second.view.document);
    expect(odoo.moves.length).toBe(2);
  });

  it('a day later without a key, what was thrown away in the meantime does not stand in the way', async () => {
    const { books, odoo, clock } = await openPaperOffice();
    await books.createDraftInvoice(keyless);
    odoo.discard(odoo.moves[0]?.id ?? 0);
    clock.advance(23 * HOUR);
    expect((await problemOf(books.createDraftInvoice(keyless))).code).toBe('draft_deleted');
    clock.advance(2 * HOUR);
    expect((await books.createDraftInvoice(keyless)).replayed).toBe(false);
  });
});
