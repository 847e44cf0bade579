import { describe, expect, it } from 'vitest';
import type { ChangeRequest } from '../../../../src/accounting/changing/change-request.ts';
import { officeWithBill } from '../../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../../support/paper-bill.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import { problemOf } from '../../../support/problem-of.ts';

const WRITE = 'account.move.write';
const READ = 'account.move.web_read';

async function digestOf({ books, document }: Pick<OfficeWithBill, 'books' | 'document'>): Promise<string> {
  const view = await books.getDocument(document);
  if (!('digest' in view)) throw new Error('It is no document of account.move.');
  return view.digest;
}

async function change(office: OfficeWithBill, what: Partial<ChangeRequest> = { reference: 'NEW' }) {
  const digest = what.digest ?? (await digestOf(office));
  office.session.takeCalls();
  return office.books.updateDraft({ document: office.document, ...what, digest });
}

const reference = (office: OfficeWithBill) => office.odoo.records.get('account.move', office.move).ref;
const sendings = (office: OfficeWithBill) => office.session.calls.filter((call) => call === WRITE).length;
const entries = async (office: OfficeWithBill) =>
  (await office.entries()).filter(({ what }) => what.startsWith('change-'));

describe('a change of an own draft', () => {
  it('is written once, between two looks, with its intent and its end in the journal', async () => {
    const office = await officeWithBill();
    const outcome = await change(office);
    expect(outcome).toMatchObject({
      changed: { changes: [{ field: 'reference', before: 'INV-1', after: 'NEW' }], notes: [] },
    });
    expect(office.session.calls).toEqual([READ, WRITE, READ]);
    expect(await entries(office)).toMatchObject([
      { what: 'change-intended', approved: false, values: { ref: 'NEW' } },
      { what: 'change-settled', outcome: 'done', left: await digestOf(office) },
    ]);
  });

  it('leaves the draft our own: the next one is written, too', async () => {
    const office = await officeWithBill();
    await change(office);
    expect(await change(office, { reference: 'NEWER' })).toHaveProperty('changed');
  });

  it('is not written on a draft that changed between the read and the write', async () => {
    const office = await officeWithBill();
    const digest = await digestOf(office);
    office.session.when(READ, () => office.odoo.edit(office.move, { ref: 'THEIRS' }));
    const problem = await problemOf(
      office.books.updateDraft({ document: office.document, digest, narration: 'x' }),
    );
    expect(problem).toMatchObject({
      code: 'draft_moved_on',
      model: expect.stringContaining('reference was "INV-1", is "THEIRS"'),
    });
    expect(sendings(office)).toBe(0);
    expect(await entries(office)).toEqual([]);
  });

  it('is refused for a digest that nobody knows, without saying what changed', async () => {
    const office = await officeWithBill();
    const problem = await problemOf(change(office, { reference: 'NEW', digest: 'f'.repeat(20) }));
    expect(problem.code).toBe('draft_moved_on');
    expect(problem.model).not.toContain('Since then');
  });
});

describe('when the answer gets lost', () => {
  it('and the change is there, it is found by reading and sent once', async () => {
    const office = await officeWithBill();
    office.session.when(WRITE, 'unknown-done');
    expect(await change(office)).toHaveProperty('changed');
    expect([sendings(office), reference(office)]).toEqual([1, 'NEW']);
    expect((await entries(office)).at(-1)).toMatchObject({ outcome: 'done' });
  });

  it('and the change is not there, the outcome is unknown, and it can be repeated once it cannot arrive any more', async () => {
    const office = await officeWithBill();
    const digest = await digestOf(office);
    office.session.when(WRITE, 'unknown-not-done');
    expect((await problemOf(change(office, { reference: 'NEW', digest }))).code).toBe(
      'change_outcome_unknown',
    );
    expect((await entries(office)).at(-1)).toMatchObject({ outcome: 'unknown' });
    office.clock.advance(4 * 60_000);
    expect((await problemOf(change(office, { reference: 'NEW', digest }))).code).toBe(
      'change_outcome_unknown',
    );
    expect(sendings(office)).toBe(0);
    office.clock.advance(60_000);
    expect(await change(office, { reference: 'NEW', digest })).toHaveProperty('changed');
    expect(sendings(office)).toBe(1);
  });

  it('and the change arrives late, its repeat is refused: it is made once', async () => {
    const office = await officeWithBill();
    const digest = await digestOf(office);
    office.session.when(WRITE, 'unknown-late');
    await problemOf(change(office, { reference: 'NEW', digest }));
    office.session.arriveLate();
    expect((await problemOf(change(office, { reference: 'NEW', digest }))).code).toBe('draft_moved_on');
    expect(reference(office)).toBe('NEW');
  });

  it.each(['not-sent', 'rejected'] as const)(
    '"%s" is said as it is, and nothing was written',
    async (event) => {
      const office = await officeWithBill();
      office.session.when(WRITE, event);
      expect((await problemOf(change(office))).person).toBe(`It failed: ${event}.`);
      expect(reference(office)).toBe('INV-1');
      expect((await entries(office)).at(-1)).toMatchObject({ outcome: event });
    },
  );
});

describe('a person is asked first, and nothing is sent', () => {
  const cases = [
    ['about a draft that posts by itself', { auto_post: 'at_date' }, 'Odoo posts it by itself'],
    ['about a draft that was posted before', { posted_before: true }, 'It was posted before.'],
    ['about a draft that was sent', { is_move_sent: true }, 'It was sent to the partner.'],
    [
      'about a draft of another user',
      { create_uid: 6 },
      'It was drafted in Odoo itself, or by somebody else.',
    ],
    ['about a draft that somebody else wrote', { write_uid: 6 }, 'Somebody has changed it'],
    [
      'about a draft that our user wrote elsewhere',
      { ref: 'x', write_date: '2026-01-16 10:00:00' },
      'Somebody has',
    ],
  ] as const;
  it.each(cases)('%s', async (_case, values, why) => {
    const office = await officeWithBill();
    office.odoo.edit(office.move, values);
    expect(await change(office)).toMatchObject({ held: { why: expect.stringContaining(why) } });
    expect(sendings(office)).toBe(0);
    expect(await entries(office)).toEqual([]);
  });

  it('about a draft of which somebody else wrote a line', async () => {
    const office = await officeWithBill();
    const [line = 0] = office.odoo.linesOf(office.move);
    office.odoo.records.write('account.move.line', line, { write_uid: 6 });
    expect(await change(office)).toMatchObject({ held: { why: expect.stringContaining('Somebody has') } });
  });

  it('about a draft that another installation made with the same user', async () => {
    const office = await officeWithBill();
    const other = await openPaperOffice({ session: office.session });
    const digest = await digestOf({ books: other.books, document: office.document });
    const outcome = await other.books.updateDraft({ document: office.document, digest, reference: 'NEW' });
    expect(outcome).toMatchObject({ held: { why: 'It was drafted in Odoo itself, or by somebody else.' } });
  });
});
