import { inEnglish } from '../../../../src/common/said.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { openPaymentDesk } from '../../../support/payment-desk.ts';
import { problemOf } from '../../../support/problem-of.ts';

const POST = 'account.payment.action_post';
const SETTLE = 'account.move.js_assign_outstanding_line';
const READ = 'account.payment.search_read';
/** Two reads for the dialog and two for the last look come before. */
const AFTER_POSTING = 5;
const READ_BILL = 'account.move.line.search_read';
/** One for the dialog, two for the last look and for what was booked, one before settling. */
const AFTER_SETTLING = 5;

const desk = await openPaymentDesk();
afterAll(() => desk.dispose());

describe("the payment's state says whether it was posted, not the answer", () => {
  it('the answer was lost and it is posted: it is settled, too, and nothing was sent twice', async () => {
    const { when, post, payment, open, sent, settled } = await desk.story();
    when(POST, 'answer lost');
    expect(await post()).toMatchObject({ document: payment, deviations: [] });
    expect([await open(), sent(POST), sent(SETTLE)]).toEqual([0, 1, 1]);
    expect(await settled()).toMatchObject([
      { outcome: 'done' },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('the answer was lost and it is a draft: that is unknown, and nothing is settled', async () => {
    const { when, post, open, sent, settled } = await desk.story();
    when(POST, 'lost');
    expect((await problemOf(post())).code).toBe('posting_outcome_unknown');
    expect([await open(), sent(POST), sent(SETTLE)]).toEqual([120, 1, 0]);
    expect(await settled()).toMatchObject([{ what: 'posting-settled', outcome: 'unknown' }]);
  });

  it('Odoo refuses: it stays a draft, in the words of Odoo', async () => {
    const { when, post, state, sent, settled } = await desk.story();
    when(POST, 'rejected');
    expect(await problemOf(post())).toMatchObject({
      code: 'posting_refused',
      person: expect.stringContaining('Not today.'),
    });
    expect([await state(), sent(SETTLE)]).toEqual(['draft', 0]);
    expect(await settled()).toMatchObject([{ outcome: 'rejected', problem: 'refused_by_odoo' }]);
  });

  it('Odoo was never reached: nothing is posted, and it is said so', async () => {
    const { when, post, state, sent, settled } = await desk.story();
    when(POST, 'not-sent');
    expect((await problemOf(post())).code).toBe('timed_out');
    expect([await state(), sent(SETTLE)]).toEqual(['draft', 0]);
    expect(await settled()).toMatchObject([{ outcome: 'not-sent' }]);
  });

  it('it cannot be read afterwards: that is unknown, and nothing is settled', async () => {
    const { when, post, state, sent } = await desk.story();
    when(READ, 'rejected', AFTER_POSTING);
    expect((await problemOf(post())).code).toBe('posting_outcome_unknown');
    expect([await state(), sent(POST), sent(SETTLE)]).toEqual(['in_process', 1, 0]);
  });

  it('somebody else posted it at the same moment: nothing is settled in their place', async () => {
    const { when, post, postElsewhere, open, sent } = await desk.story();
    when(POST, 'not-sent');
    when(READ, postElsewhere, AFTER_POSTING);
    expect((await post()).deviations.map(inEnglish)).toEqual([
      'somebody else posted it at the same moment, so nothing was settled',
    ]);
    expect([await open(), sent(SETTLE)]).toEqual([120, 0]);
  });
});

describe('what was not settled is told, and never sent again', () => {
  const stillOpen =
    /^BILL\/2026\/\S+ was not settled \(.+\): 120\.00 EUR of it were open; match the two in Odoo$/;

  it('Odoo refuses to settle', async () => {
    const { when, post, open, sent, settled } = await desk.story();
    when(SETTLE, 'rejected');
    const deviations = (await post()).deviations.map(inEnglish);
    expect(deviations).toEqual([expect.stringMatching(stillOpen)]);
    expect(deviations[0]).toContain('(Not today)');
    expect([await open(), sent(SETTLE)]).toEqual([120, 1]);
    expect(await settled()).toMatchObject([
      { outcome: 'rejected', deviations },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('Odoo was never reached', async () => {
    const { when, post, settled } = await desk.story();
    when(SETTLE, 'not-sent');
    expect((await post()).deviations.map(inEnglish)).toEqual([expect.stringMatching(stillOpen)]);
    expect(await settled()).toMatchObject([
      { outcome: 'not-sent' },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('the answer was lost, and it is done', async () => {
    const { when, post, open, sent, settled } = await desk.story();
    when(SETTLE, 'answer lost');
    expect((await post()).deviations.map(inEnglish)).toEqual([]);
    expect([await open(), sent(SETTLE)]).toEqual([0, 1]);
    expect(await settled()).toMatchObject([
      { outcome: 'done', deviations: [] },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('the answer was lost, and it is not done', async () => {
    const { when, post, open, sent, settled } = await desk.story();
    when(SETTLE, 'lost');
    const deviations = (await post()).deviations.map(inEnglish);
    expect(deviations).toEqual([expect.stringContaining('was not settled: 120.00 EUR of it were open')]);
    expect([await open(), sent(SETTLE)]).toEqual([120, 1]);
    expect(await settled()).toMatchObject([
      { outcome: 'unknown' },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('the bill cannot be read afterwards', async () => {
    const { when, post, sent, settled } = await desk.story();
    when(READ_BILL, 'rejected', AFTER_SETTLING);
    const deviations = (await post()).deviations.map(inEnglish);
    expect(deviations).toEqual([expect.stringContaining('it is not known whether BILL/2026/')]);
    expect(sent(SETTLE)).toBe(1);
    expect(await settled()).toMatchObject([
      { outcome: 'unknown' },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });

  it('somebody else paid the bill after the payment was posted: it is left alone', async () => {
    const { when, post, payElsewhere, state, settled } = await desk.story();
    when(SETTLE, payElsewhere);
    const deviations = (await post()).deviations.map(inEnglish);
    expect(deviations).toEqual([expect.stringContaining('was not settled (it was changed meanwhile)')]);
    expect(await state()).toBe('in_process');
    expect(await settled()).toMatchObject([
      { outcome: 'not-tried' },
      { what: 'posting-settled', outcome: 'done' },
    ]);
  });
});
