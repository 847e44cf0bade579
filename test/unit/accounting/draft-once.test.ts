import { describe, expect, it } from 'vitest';
import type { BillRequest } from '../../../src/accounting/bill-request.ts';
import type { StoredEntry } from '../../../src/journal/entry.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { AZURE, FOREIGN_ACCOUNT, FOREIGN_TAX, LINDENHOF, TAX_15 } from '../../support/paper-company.ts';
import { openPaperOffice } from '../../support/paper-office.ts';
import { FAILURES, PaperSession } from '../../support/paper-session.ts';
import type { Failure } from '../../support/paper-session.ts';
import { problemOf } from '../../support/problem-of.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const LOAD = 'account.move.load';
const LOOK_UP = 'ir.model.data.check_object_reference';
const READ = 'account.move.web_read';

const chairs: BillRequest = {
  ...{ company: LINDENHOF, partner: AZURE, reference: 'INV-1', idempotencyKey: 'bill-1' },
  lines: [{ description: 'Office chairs', price: '480', account: 32, taxes: [TAX_15] }],
};
const { idempotencyKey: _key, ...keyless } = chairs;

const odd: Failure[] = [null, {}, [], 'yes', [[1]], { ids: ['7'] }, [false, 7]].map((answer) => ({ answer }));
const everyCall = [
  ...['res.users.read', 'res.company.search_read', 'account.journal.search_read', 'res.partner.search_read'],
  ...['account.account.search_read', 'account.tax.search_read', LOOK_UP, LOAD, READ],
];

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
  it.each([...FAILURES, ...odd])('%j: there is at most one document, and the repeat has it', async (failure) => {
    const office = await openPaperOffice();
    const { books, session, odoo } = office;
    session.when(call, failure);
    await books.createDraftInvoice(chairs).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    expect(odoo.moves.length).toBeLessThanOrEqual(1);
    expect(settlements(await office.entries())).toSatisfy((all: unknown[][]) => all.every((one) => one.length === 1));

    session.calmDown();
    office.clock.advance(HOUR);
    const { view } = await books.createDraftInvoice(chairs);
    expect(odoo.moves.map(({ id }) => `move/${id}`)).toEqual([view.document]);
    expect((await books.createDraftInvoice(chairs)).replayed).toBe(true);
    expect(odoo.moves.length).toBe(1);
  });
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
    const [line] = chairs.lines;
    for (const wrong of [
      { ...chairs, partner: 999 },
      { ...chairs, lines: [{ ...line, description: 'A', price: '1', account: FOREIGN_ACCOUNT }] },
      { ...chairs, lines: [{ ...line, description: 'A', price: '1', taxes: [FOREIGN_TAX] }] },
    ]) {
      expect((await problemOf(books.createDraftInvoice(wrong))).code).toBe('record_not_found');
    }
    expect((await problemOf(books.createDraftInvoice({ ...chairs, company: undefined }))).code).toBe('company_needed');
    expect((await problemOf(books.createDraftInvoice({ ...chairs, company: 3 }))).code).toBe('company_not_allowed');
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
    session.when(LOAD, 'unknown-not-done');
    const meanwhile = new PaperSession(odoo);
    const other = await openPaperOffice({ session: meanwhile, folder: temporaryFolder() });
    const asking = books.createDraftInvoice(keyless);
    const looks = () => session.calls.filter((call) => call === LOOK_UP).length;
    await expect.poll(() => session.calls.includes(LOAD), { interval: 1 }).toBe(true);
    clock.advance(999);
    expect(looks()).toBe(1);
    clock.advance(1);
    await expect.poll(looks, { interval: 1 }).toBe(2);
    // What was on its way arrives: here another installation's, under the key that was sent.
    const { view } = await other.books.createDraftInvoice(keyless);
    const sent = (await other.entries())[0];
    const [wanted] = (await openedKeys(session)).slice(-1);
    odoo.externalIds.set(`__mcp_odoo__.${wanted ?? ''}`, Number(view.document.slice(5)));
    expect(sent?.what).toBe('draft-intended');
    clock.advance(3_000);
    expect((await asking).view.document).toBe(view.document);
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

  it('of a draft that was made and thrown away before anyone knew does not hide a later one from the journal', async () => {
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
