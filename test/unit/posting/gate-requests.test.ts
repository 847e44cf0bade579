import { describe, expect, it } from 'vitest';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import { draftBill, officeWithBill } from '../../support/paper-bill.ts';
import { caller, openDialog } from '../../support/gate-callers.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** What a caller was told so far, without waiting. */
async function sofar(answer: Promise<unknown>): Promise<'waiting' | 'answered'> {
  await nextTurn();
  return Promise.race([
    answer.then(
      () => 'answered' as const,
      () => 'answered' as const,
    ),
    Promise.resolve('waiting' as const),
  ]);
}

async function answersInJournal(office: OfficeWithBill) {
  return (await office.entries()).flatMap((entry) =>
    entry.what === 'posting-answered' ? [entry.answer] : [],
  );
}

describe('who asks for the same document joins the open question', () => {
  it('one dialog, one posting, the same answer for all', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const first = caller(office);
    await dialog.isShown();
    const others = [caller(office), caller(office)];
    dialog.press('yes');
    const answers = await Promise.all([first, ...others].map(({ answer }) => answer));
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(['BILL/2026/00001']));
    expect(office.person.shown).toHaveLength(1);
    expect(office.odoo.postings).toEqual([office.move]);
    expect((await office.entries()).filter(({ what }) => what === 'posting-asked')).toHaveLength(1);
  });

  it('also at the very same moment', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('yes', 'yes');
    await Promise.all([caller(office), caller(office)].map(({ answer }) => answer));
    expect(office.person.shown).toHaveLength(1);
    expect(office.odoo.postings).toHaveLength(1);
  });

  it('and a no is a no to all of them', async () => {
    const office = await officeWithBill();
    office.person.willAnswer('keep');
    const problems = await Promise.all(
      [caller(office), caller(office)].map(({ answer }) => problemOf(answer)),
    );
    expect(problems.map(({ code }) => code)).toEqual(['declined', 'declined']);
  });
});

describe('Post counts only while somebody waits', () => {
  it('and not when the machine slept meanwhile, whatever its timers say', async () => {
    const office = await officeWithBill();
    office.person.willAnswer(() => {
      office.clock.setWallTimeOff(REQUEST_LIFE_MS + 1);
      return Promise.resolve('yes');
    });
    expect((await problemOf(caller(office).answer)).code).toBe('approval_expired');
    expect(office.odoo.postings).toEqual([]);
  });

  it.each(['the caller leaves', 'five minutes pass'])(
    'also when %s between Post and sending',
    async (how) => {
      const office = await officeWithBill();
      const { answer, leave } = caller(office);
      office.person.willAnswer(() => {
        // The next read is the last look, when it is our turn to write.
        office.session.when('account.move.web_read', () => {
          if (how === 'the caller leaves') leave();
          else office.clock.advance(REQUEST_LIFE_MS);
        });
        return Promise.resolve('yes');
      });
      const problem = await problemOf(answer);
      expect(problem.code).toBe(how === 'the caller leaves' ? 'caller_left' : 'approval_expired');
      expect(office.odoo.postings).toEqual([]);
      const last = async () => (await office.entries()).at(-1);
      await expect.poll(last, { interval: 1 }).toMatchObject({
        what: 'posting-settled',
        outcome: 'not-tried',
        problem: problem.code,
      });
    },
  );

  it('is nothing when the only caller has left', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const only = caller(office);
    await dialog.isShown();
    only.leave();
    expect((await problemOf(only.answer)).code).toBe('caller_left');
    dialog.press('yes');
    await expect.poll(() => answersInJournal(office), { interval: 1 }).toEqual(['cancelled']);
    expect(office.odoo.postings).toEqual([]);
    expect(office.person.told).toEqual([expect.stringContaining('did not wait')]);
  });

  it('is a yes while one of several is left', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const [gone, left] = [caller(office), caller(office)];
    const told = problemOf(gone.answer);
    await dialog.isShown();
    gone.leave();
    expect((await told).code).toBe('caller_left');
    dialog.press('yes');
    expect((await left.answer).number).toBe('BILL/2026/00001');
  });

  it('is nothing when the last of several has left', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const both = [caller(office), caller(office)];
    await dialog.isShown();
    for (const { leave } of both) leave();
    for (const { answer } of both) expect((await problemOf(answer)).code).toBe('caller_left');
    dialog.press('yes');
    await nextTurn();
    expect(office.odoo.postings).toEqual([]);
  });

  it('but who comes back in time joins the open question, and then it counts', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const gone = caller(office);
    await dialog.isShown();
    gone.leave();
    await problemOf(gone.answer);
    const back = caller(office);
    dialog.press('yes');
    expect((await back.answer).number).toBe('BILL/2026/00001');
    expect(office.person.shown).toHaveLength(1);
    expect(office.odoo.postings).toEqual([office.move]);
  });

  it('but who asks while a no is still written down is asked about anew, and does not share the no', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const first = caller(office);
    await dialog.isShown();
    office.person.willAnswer('yes');
    dialog.press('keep');
    // Microtasks only: the no has come through, and its line cannot be in the journal yet.
    for (let turn = 0; turn < 100 && office.gate.waiting[0]?.state !== 'over'; turn += 1)
      await Promise.resolve();
    expect(office.gate.waiting.map(({ state }) => state)).toEqual(['over']);
    const second = caller(office);
    expect((await problemOf(first.answer)).code).toBe('declined');
    expect((await second.answer).number).toBe('BILL/2026/00001');
    expect(office.person.shown).toHaveLength(2);
  });

  it('and otherwise the person is offered to ask in their own name', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const gone = caller(office);
    await dialog.isShown();
    const told = problemOf(gone.answer);
    gone.leave();
    await told;
    dialog.press('yes');
    await expect.poll(() => office.person.again, { interval: 1 }).toBeDefined();
    expect(office.odoo.postings).toEqual([]);
    office.person.willAnswer('yes');
    office.person.again?.();
    await expect.poll(() => office.odoo.postings, { interval: 1 }).toEqual([office.move]);
    expect(office.person.shown.at(-1)?.detail).toContain('a VS Code command');
  });

  it('is not shown while nobody waits, and then to who comes back', async () => {
    const office = await officeWithBill();
    const other = await draftBill(office, 'INV-2');
    const front = openDialog(office);
    const first = caller(office);
    await front.isShown();
    const gone = caller(office, other.document);
    const told = problemOf(gone.answer);
    await nextTurn();
    gone.leave();
    expect((await told).code).toBe('caller_left');
    front.press('keep');
    await problemOf(first.answer);
    await nextTurn();
    expect(office.person.shown).toHaveLength(1);
    expect(office.gate.waiting.map(({ documents }) => documents)).toEqual([[other.document]]);
    office.person.willAnswer('yes');
    const back = caller(office, other.document);
    expect((await back.answer).document).toBe(other.document);
  });
});

describe('a question that nobody comes back for', () => {
  it('expires after its five minutes', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const only = caller(office);
    await dialog.isShown();
    only.leave();
    expect((await problemOf(only.answer)).code).toBe('caller_left');
    expect(office.gate.waiting).toHaveLength(1);
    office.clock.advance(REQUEST_LIFE_MS);
    await expect.poll(() => office.gate.waiting.length, { interval: 1 }).toBe(0);
    expect(await answersInJournal(office)).toEqual(['expired']);
    dialog.press('yes');
    await nextTurn();
    expect(office.odoo.postings).toEqual([]);
  });
});

describe('a question lives five minutes from the asking', () => {
  it('to the millisecond, and who waits is told at once, though the dialog stays open', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const { answer } = caller(office);
    const waiting = problemOf(answer);
    await dialog.isShown();
    office.clock.advance(REQUEST_LIFE_MS - 1);
    expect(await sofar(answer)).toBe('waiting');
    office.clock.advance(1);
    expect((await waiting).code).toBe('approval_expired');
    dialog.press('yes');
    await nextTurn();
    expect(office.odoo.postings).toEqual([]);
    expect(await answersInJournal(office)).toEqual(['expired']);
  });

  it('whatever is done to wall time', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const { answer } = caller(office);
    const waiting = problemOf(answer);
    await dialog.isShown();
    office.clock.setWallTimeOff(-24 * 60 * 60_000);
    office.clock.advance(REQUEST_LIFE_MS);
    expect((await waiting).code).toBe('approval_expired');
  });

  it('and a caller who joins late does not make it longer', async () => {
    const office = await officeWithBill();
    const dialog = openDialog(office);
    const first = problemOf(caller(office).answer);
    await dialog.isShown();
    office.clock.advance(REQUEST_LIFE_MS - 1);
    const late = problemOf(caller(office).answer);
    office.clock.advance(1);
    expect([(await first).code, (await late).code]).toEqual(['approval_expired', 'approval_expired']);
  });

  it('also behind another dialog: it expires unshown, and its caller is told then', async () => {
    const office = await officeWithBill();
    const other = await draftBill(office, 'INV-2');
    const dialog = openDialog(office);
    const front = problemOf(caller(office).answer);
    await dialog.isShown();
    const { answer } = caller(office, other.document);
    const behind = problemOf(answer);
    expect(await sofar(answer)).toBe('waiting');
    office.clock.advance(REQUEST_LIFE_MS);
    expect((await behind).code).toBe('approval_expired');
    expect((await front).code).toBe('approval_expired');
    dialog.press('yes');
    await nextTurn();
    expect(office.person.shown).toHaveLength(1);
    expect(office.odoo.postings).toEqual([]);
  });

  it('and is asked anew by who comes after', async () => {
    const office = await officeWithBill();
    const [stale, fresh] = [openDialog(office), openDialog(office)];
    const first = problemOf(caller(office).answer);
    await expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(1);
    office.clock.advance(REQUEST_LIFE_MS);
    await first;
    const second = caller(office);
    stale.press('yes');
    await expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(2);
    fresh.press('yes');
    expect((await second.answer).number).toBe('BILL/2026/00001');
    expect(office.odoo.postings).toEqual([office.move]);
  });
});

describe('one dialog at a time', () => {
  it('and who had to wait is shown the document as it is by then', async () => {
    const office = await officeWithBill();
    const second = await draftBill(office, 'INV-2');
    const dialog = openDialog(office);
    const first = caller(office);
    await dialog.isShown();
    office.person.willAnswer('yes');
    const waiting = caller(office, second.document);
    await nextTurn();
    office.odoo.edit(second.move, { ref: 'INV-2 corrected' });
    dialog.press('keep');
    await problemOf(first.answer);
    expect((await waiting.answer).deviations).toEqual([]);
    expect(office.person.shown.at(-1)?.detail).toContain('Reference: INV-2 corrected');
  });

  it('in the order of asking, each for its own document', async () => {
    const office = await officeWithBill();
    const other = await draftBill(office, 'INV-2');
    const [first, second] = [openDialog(office), openDialog(office)];
    const one = caller(office);
    await expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(1);
    const two = caller(office, other.document);
    await nextTurn();
    expect(office.person.shown).toHaveLength(1);
    first.press('keep');
    expect((await problemOf(one.answer)).code).toBe('declined');
    await expect.poll(() => office.person.shown.length, { interval: 1 }).toBe(2);
    expect(office.person.shown[1]?.detail).toContain('INV-2');
    second.press('yes');
    expect((await two.answer).document).toBe(other.document);
    expect(office.odoo.postings).toEqual([other.move]);
  });

  it('an approver that throws lets the next one through', async () => {
    const office = await officeWithBill();
    const other = await draftBill(office, 'INV-2');
    office.person.willAnswer(() => Promise.reject(new Error('no window')), 'yes');
    const problem = problemOf(caller(office).answer);
    const posted = caller(office, other.document).answer;
    expect((await problem).code).toBe('approval_failed');
    expect((await posted).document).toBe(other.document);
  });
});
