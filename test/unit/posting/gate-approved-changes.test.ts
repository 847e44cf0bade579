import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/common/json.ts';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import type { Changes } from '../../support/changing-desk.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';
import type { PaperOfficeOptions } from '../../support/paper-office.ts';

const WRITE = 'account.move.write';

/** A draft that a person has touched, and a change of it that the books would not write. */
async function officeWithHeldChange(
  options: PaperOfficeOptions = {},
  what: Changes | ((lines: readonly number[]) => Changes) = { reference: 'NEW' },
  touched: Readonly<Record<string, Json>> = {},
) {
  const office = await officeWithBill(options);
  office.odoo.edit(office.move, { write_uid: 6, ...touched });
  const view = await office.books.getDocument(office.document);
  if (!('digest' in view)) throw new Error('It is no document of account.move.');
  const outcome = await office.books.updateDraft({
    document: office.document,
    digest: view.digest,
    ...(typeof what === 'function' ? what(view.lines.map(({ id }) => id)) : what),
  });
  if (!('held' in outcome)) throw new Error('It was written.');
  const { held } = outcome;
  const ask = (signal = new AbortController().signal) =>
    office.gate.requestChange(held, { kind: 'agent', saysItIs: 'a test' }, signal);
  office.session.takeCalls();
  return { ...office, ask };
}

type Office = Awaited<ReturnType<typeof officeWithHeldChange>>;

const reference = (office: OfficeWithBill) => office.odoo.records.get('account.move', office.move).ref;
const sendings = (office: Office) => office.session.calls.filter((call) => call === WRITE).length;
const entries = async (office: Office) =>
  (await office.entries()).filter(({ what }) => what.startsWith('change-'));

describe('a change of what is not ours alone', () => {
  it('is written once after a yes, and the journal tells the story in order', async () => {
    const office = await officeWithHeldChange();
    office.person.willAnswer('yes');
    await office.ask();
    expect([sendings(office), reference(office)]).toEqual([1, 'NEW']);
    expect(await entries(office)).toMatchObject([
      { what: 'change-asked', requester: 'a test', shown: expect.stringContaining('Reference after: NEW') },
      { what: 'change-answered', answer: 'yes' },
      { what: 'change-intended', approved: true, values: { ref: 'NEW' } },
      { what: 'change-settled', approved: true, outcome: 'done' },
    ]);
  });

  it.each(['keep', 'closed'] as const)('is not written after "%s"', async (answer) => {
    const office = await officeWithHeldChange();
    office.person.willAnswer(answer);
    expect((await problemOf(office.ask())).code).toBe('declined');
    expect([sendings(office), reference(office)]).toEqual([0, 'INV-1']);
  });

  it('is not written when the dialog fails, nor when the approval was used before', async () => {
    const failing = await officeWithHeldChange();
    failing.person.willAnswer(() => Promise.reject(new Error('no window')));
    expect((await problemOf(failing.ask())).code).toBe('approval_failed');
    const used = await officeWithHeldChange({ consume: () => Promise.resolve(false) });
    used.person.willAnswer('yes');
    expect((await problemOf(used.ask())).code).toBe('approval_failed');
    expect([sendings(failing), sendings(used)]).toEqual([0, 0]);
  });

  it('is not written for a caller who left, nor after five minutes', async () => {
    const left = await officeWithHeldChange();
    const leaving = new AbortController();
    left.person.willAnswer(() => {
      leaving.abort();
      return Promise.resolve('yes');
    });
    expect((await problemOf(left.ask(leaving.signal))).code).toBe('caller_left');
    const late = await officeWithHeldChange();
    late.person.willAnswer(() => {
      late.clock.advance(REQUEST_LIFE_MS + 1);
      return Promise.resolve('yes');
    });
    expect((await problemOf(late.ask())).code).toBe('approval_expired');
    expect([sendings(left), sendings(late)]).toEqual([0, 0]);
  });

  it('is not written when anything of the draft changed while the dialog was open', async () => {
    const office = await officeWithHeldChange();
    office.person.willAnswer(() => {
      office.odoo.edit(office.move, { payment_reference: 'other' });
      return Promise.resolve('yes');
    });
    expect((await problemOf(office.ask())).code).toBe('changed_since_review');
    expect(sendings(office)).toBe(0);
  });

  it('is asked once when it is asked for twice', async () => {
    const office = await officeWithHeldChange();
    office.person.willAnswer('yes');
    await Promise.all([office.ask(), office.ask()]);
    expect([office.person.shown.length, sendings(office)]).toEqual([1, 1]);
  });

  it('is not written from a dialog that had to be cut', async () => {
    const office = await officeWithHeldChange({}, { reference: 'x'.repeat(5_000) });
    office.person.willAnswer('yes');
    expect((await problemOf(office.ask())).code).toBe('declined');
    expect(office.person.shown[0]?.complete).toBe(false);
    expect(sendings(office)).toBe(0);
  });

  it('is not asked about when the document is a draft no more', async () => {
    const office = await officeWithHeldChange();
    office.odoo.edit(office.move, { state: 'posted' });
    expect((await problemOf(office.ask())).code).toBe('not_a_draft');
    expect(office.person.shown).toEqual([]);
  });
});

describe('the dialog tells all that is written, named or not', () => {
  const textOf = async (office: Office) => {
    await problemOf(office.ask());
    return office.person.shown.at(-1)?.detail ?? '';
  };

  it('the accounting date that goes along with the bill date', async () => {
    const office = await officeWithHeldChange({}, { invoiceDate: '2026-01-05' });
    expect(await textOf(office)).toContain(
      'Accounting date before: 2026-01-10\nAccounting date after: 2026-01-05',
    );
  });

  it('on which day Odoo then posts by itself', async () => {
    const office = await officeWithHeldChange({}, { invoiceDate: '2026-01-05' }, { auto_post: 'at_date' });
    expect(await textOf(office)).toContain(
      'Warning: Odoo posts this document by itself on 2026-01-10 (with this change on 2026-01-05), without asking anyone',
    );
  });

  it('what would take back what somebody has changed since the agent read it', async () => {
    const office = await officeWithHeldChange({}, ([line = 0]) => ({
      invoiceDate: '2026-01-05',
      lineChanges: [{ line, account: 33 }],
    }));
    expect(await textOf(office)).not.toContain('Taxes');
    const [line = 0] = office.odoo.linesOf(office.move);
    office.odoo.edit(office.move, { date: '2025-12-31' });
    office.odoo.records.write('account.move.line', line, { tax_ids: [] });
    const text = await textOf(office);
    expect(text).toContain('Accounting date before: 2025-12-31\nAccounting date after: 2026-01-05');
    expect(text).toContain('Taxes before: none\n    Taxes after: 15%');
  });
});

describe('what came of sending', () => {
  it.each([
    ['not-sent', 'timed_out', 'not-sent'],
    ['rejected', 'change_refused', 'rejected'],
    ['unknown-not-done', 'change_outcome_unknown', 'unknown'],
  ] as const)('"%s" is told as %s', async (event, code, outcome) => {
    const office = await officeWithHeldChange();
    office.session.when(WRITE, event);
    office.person.willAnswer('yes');
    const problem = await problemOf(office.ask());
    expect(problem.code).toBe(code);
    expect(office.person.told).toEqual([problem.person]);
    expect((await entries(office)).at(-1)).toMatchObject({ outcome });
    expect(reference(office)).toBe('INV-1');
  });

  it('is read from Odoo when the answer gets lost', async () => {
    const office = await officeWithHeldChange();
    office.session.when(WRITE, 'unknown-done');
    office.person.willAnswer('yes');
    await office.ask();
    expect((await entries(office)).at(-1)).toMatchObject({ outcome: 'done' });
    expect(sendings(office)).toBe(1);
  });
});
