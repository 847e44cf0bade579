import { describe, expect, it } from 'vitest';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import { caller, openDialog } from '../../support/gate-callers.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

describe('what was refused twice is not asked again', () => {
  it.each(['keep', 'closed'] as const)('by "%s", until the person lifts it', async (answer) => {
    const office = await officeWithBill();
    office.person.willAnswer(answer, answer);
    for (const code of ['declined', 'declined', 'refused_twice'])
      expect((await problemOf(caller(office).answer)).code).toBe(code);
    expect(office.person.shown).toHaveLength(2);
    expect(office.gate.refused).toEqual([office.document]);
    office.gate.lift(office.document);
    office.person.willAnswer('yes');
    expect((await caller(office).answer).document).toBe(office.document);
  });

  it('also when whoever asked did not wait for the no', async () => {
    const office = await officeWithBill();
    for (const _ of [1, 2]) {
      const dialog = openDialog(office);
      const gone = caller(office);
      await dialog.isShown();
      const told = problemOf(gone.answer);
      gone.leave();
      await told;
      dialog.press('keep');
      await expect.poll(() => office.gate.waiting.length, { interval: 1 }).toBe(0);
    }
    expect((await problemOf(caller(office).answer)).code).toBe('refused_twice');
    expect(office.person.shown).toHaveLength(2);
  });

  it('and in the review as well as in the dialog, but not by a request that expires there', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('review', 'review', 'review');
    office.person.willPress('keep', () => {
      office.clock.advance(REQUEST_LIFE_MS);
      return Promise.resolve('closed');
    });
    expect((await problemOf(caller(office).answer)).code).toBe('declined');
    expect((await problemOf(caller(office).answer)).code).toBe('approval_expired');
    expect(office.gate.refused).toEqual([]);
    office.person.willPress('closed');
    expect((await problemOf(caller(office).answer)).code).toBe('declined');
    expect(office.gate.refused).toEqual([office.document]);
  });

  it('but the person may always post from the review panel', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('keep', 'keep', 'yes');
    for (const _ of [1, 2]) await problemOf(caller(office).answer);
    const { digests } = await office.gate.look(office.document);
    const signal = new AbortController().signal;
    const posted = await office.gate.request(office.document, { kind: 'command' }, signal, digests);
    expect(posted.document).toBe(office.document);
    expect(office.person.shown.at(-1)?.fromReview).toBe(true);
  });
});
