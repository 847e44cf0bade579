import { describe, expect, it } from 'vitest';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import { caller, openDialog } from '../../support/gate-callers.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

async function answers(office: OfficeWithBill) {
  return (await office.entries()).flatMap((entry) =>
    entry.what === 'posting-answered' ? [entry.answer] : [],
  );
}

describe('the review panel', () => {
  it('is no approval: the dialog comes once more, and only its yes posts', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('review', 'yes');
    office.person.willPress('yes');
    expect((await caller(office).answer).document).toBe(office.document);
    expect(office.person.shown.map(({ fromReview }) => fromReview)).toEqual([false, true]);
    expect(office.odoo.postings).toEqual([office.move]);
  });

  it('and a no in that dialog is a no', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('review', 'keep');
    office.person.willPress('yes');
    expect((await problemOf(caller(office).answer)).code).toBe('declined');
    expect(office.odoo.postings).toEqual([]);
  });

  it('shows all of what the dialog had to cut, and then it can be posted', async () => {
    const office = await officeWithBill();
    office.odoo.edit(office.move, { ref: 'x'.repeat(500) });
    office.person.willAnswer('review', 'yes');
    office.person.willPress('yes');
    expect((await caller(office).answer).deviations).toEqual([]);
    expect(office.person.shown[0]?.complete).toBe(false);
    expect(office.person.reviewed[0]?.whole).toContain('x'.repeat(500));
  });

  it('sends nothing when the document was changed since it was shown there, and says so', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('review', 'yes');
    office.person.willPress(() => {
      office.odoo.edit(office.move, { ref: 'INV-2' });
      return Promise.resolve('yes');
    });
    expect((await problemOf(caller(office).answer)).code).toBe('changed_since_review');
    expect(office.person.shown).toHaveLength(1);
    expect(office.person.told).toEqual([expect.stringContaining('was changed in Odoo')]);
    expect(office.person.closed).toHaveLength(1);
    expect(await answers(office)).toEqual(['failed']);
    expect(office.odoo.postings).toEqual([]);
  });

  it('lets other dialogs through meanwhile', async () => {
    const office = await officeWithBill();
    let press: (answer: 'yes') => void = () => undefined;
    office.person.willAnswer('review');
    office.person.willPress(() => new Promise((resolve) => (press = resolve)));
    const first = caller(office);
    await expect.poll(() => office.person.reviewed.length, { interval: 1 }).toBe(1);
    expect(office.gate.waiting.map(({ state }) => state)).toEqual(['under review']);
    office.person.willAnswer('keep', 'yes');
    const discard = office.gate.requestDiscard(
      office.document,
      { kind: 'command' },
      new AbortController().signal,
    );
    expect((await problemOf(discard)).code).toBe('declined');
    press('yes');
    expect((await first.answer).document).toBe(office.document);
  });

  it('offers to ask anew when whoever asked has left meanwhile', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('review');
    const gone = caller(office);
    const told = problemOf(gone.answer);
    office.person.willPress(() => {
      gone.leave();
      return Promise.resolve('yes');
    });
    expect((await told).code).toBe('caller_left');
    await expect.poll(() => office.person.again, { interval: 1 }).toBeDefined();
    expect(office.odoo.postings).toEqual([]);
  });
});

describe('a draft that is discarded from the panel', () => {
  const discard = (office: OfficeWithBill, digests: readonly string[]) =>
    office.gate.requestDiscard(office.document, { kind: 'command' }, new AbortController().signal, digests);

  it('is asked about once more, without the way back to the review', async () => {
    const office = await officeWithBill();
    const { digests } = await office.gate.look(office.document);
    expect((await problemOf(discard(office, digests))).code).toBe('declined');
    expect(office.person.shown.at(-1)).toMatchObject({ fromReview: true, verb: 'Discard Draft' });
  });

  it('is not asked about when it is not what the panel showed any more', async () => {
    const office = await officeWithBill();
    const { digests } = await office.gate.look(office.document);
    office.odoo.edit(office.move, { ref: 'INV-1 corrected' });
    const problem = await problemOf(discard(office, digests));
    expect(problem).toMatchObject({
      code: 'changed_since_review',
      person: expect.stringContaining('not what the review panel showed'),
    });
    expect(office.person.shown).toEqual([]);
  });
});

describe('what a dialog shows is never older than its asking', () => {
  it('when the caller left before it came, and came back later', async () => {
    const office = await officeWithBill();
    const gone = caller(office);
    const told = problemOf(gone.answer);
    gone.leave();
    await told;
    await expect.poll(() => office.gate.waiting.length, { interval: 1 }).toBe(1);
    office.clock.advance(REQUEST_LIFE_MS - 1000);
    office.odoo.edit(office.move, { ref: 'INV-1 corrected' });
    const dialog = openDialog(office);
    const back = caller(office);
    await dialog.isShown();
    expect(office.person.shown.at(-1)?.detail).toContain('Reference: INV-1 corrected');
    dialog.press('yes');
    expect((await back.answer).deviations).toEqual([]);
  });
});
