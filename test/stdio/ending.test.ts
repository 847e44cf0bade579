import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import { JournalReader } from '../../src/journal/journal-reader.ts';
import { openIntents } from '../../src/journal/open-intents.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draft, draftsOf, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { browserAt, PASSPHRASE, setUp } from './paired-person.ts';
import { Program } from './program.ts';

const company = await openCompany('ending');
afterEach(() => company.proxy.mend());
afterAll(() => company.dispose());

/** Resolves when Odoo has made the draft; its answer comes so many milliseconds later, or never. */
function draftWithLateAnswer(milliseconds: number | 'never'): Promise<void> {
  return lateAnswerTo('account.move.load', milliseconds);
}

function lateAnswerTo(call: string, milliseconds: number | 'never'): Promise<void> {
  return new Promise((resolve) => {
    company.proxy.arm(call, {
      reaches: 'once',
      answer: ({ response, answered }) => {
        resolve();
        if (milliseconds === 'never' || answered === undefined) return;
        setTimeout(
          () => response.writeHead(answered.status, { 'content-type': answered.type }).end(answered.body),
          milliseconds,
        );
      },
    });
  });
}

async function journalIn(folder: string) {
  const path = join(folder, 'journal');
  const entries = await new JournalReader(path, systemClock).read();
  return {
    isIntact: (await verifyJournal(path, [])).intact,
    drafting: entries.map(({ what }) => what).filter((what) => what.startsWith('draft-')),
    posted: entries.flatMap((entry) => (entry.what === 'posting-settled' ? [entry.outcome] : [])),
    open: openIntents(entries).length,
  };
}

const WRITTEN = {
  ...{ isIntact: true, drafting: ['draft-intended', 'draft-settled', 'draft-left'], posted: [], open: 0 },
};
const CUT_OFF = { isIntact: true, drafting: ['draft-intended'], posted: [], open: 1 };

describe('a server that is ended in the middle of a draft', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s, lets Odoo answer, writes down what came of it, and ends with 0',
    async (signal) => {
      const folder = temporaryFolder();
      const program = await Program.start(['--data-dir', folder], company.env);
      const isMade = draftWithLateAnswer(300);
      const answered = draft(program, newBill());
      await isMade;
      const ended = program.kill(signal);
      expect(await answered).toMatch(/^move\/\d+$/);
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(await journalIn(folder)).toEqual(WRITTEN);
    },
  );

  it('by its closed stdin, still answers what it was asked', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const isMade = draftWithLateAnswer(2_500);
    const answered = draft(program, newBill());
    await isMade;
    const ended = program.endInput();
    expect(await answered).toMatch(/^move\/\d+$/);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(await journalIn(folder)).toEqual(WRITTEN);
  });

  it('while Odoo does not answer, does not wait for ever, and the next one finds out', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const isMade = draftWithLateAnswer('never');
    const bill = newBill();
    draft(program, bill).catch(() => undefined);
    await isMade;
    const start = performance.now();
    expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    // The SDK's client kills two seconds after it has sent the signal.
    expect(performance.now() - start).toBeLessThan(3_500);
    expect((await journalIn(folder)).isIntact).toBe(true);
    await findsOut(folder, bill);
  });

  it('by SIGKILL, is looked up by the next one, which sends nothing again', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const isMade = draftWithLateAnswer('never');
    const bill = newBill();
    draft(program, bill).catch(() => undefined);
    await isMade;
    expect(await program.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await journalIn(folder)).toEqual(CUT_OFF);
    const next = await findsOut(folder, bill);
    expect(next.stderr).toMatch(/was cut off before, while it wrote to Odoo\. Drafted: move\/\d+\.\n/);
  });
});

/** A new server knows what came of it, and makes no second one. */
async function findsOut(folder: string, bill: ReturnType<typeof newBill>): Promise<Program> {
  const next = await Program.start(['--data-dir', folder], company.env);
  const made = await draftsOf(next, bill.reference);
  expect(made).toHaveLength(1);
  expect(await draft(next, bill)).toBe(made[0]);
  expect(await draftsOf(next, bill.reference)).toEqual(made);
  expect(await next.endInput()).toEqual({ code: 0, signal: null });
  expect(await journalIn(folder)).toMatchObject({ isIntact: true, open: 0 });
  return next;
}

describe('two servers on one data directory', () => {
  it('that draft under one key at the same moment make one document', async () => {
    const folder = temporaryFolder();
    const programs = await Promise.all([1, 2].map(() => Program.start(['--data-dir', folder], company.env)));
    const bill = newBill();
    const made = await Promise.all(programs.map((program) => draft(program, bill)));
    expect(new Set(made).size).toBe(1);
    const [program] = programs;
    if (program !== undefined) expect(await draftsOf(program, bill.reference)).toEqual([made[0]]);
    for (const each of programs) expect(await each.endInput()).toEqual({ code: 0, signal: null });
    expect(await journalIn(folder)).toMatchObject({ isIntact: true, open: 0 });
  });
});

describe('a server that is ended while it posts what a person has said yes to', () => {
  it.each(['its stdin is closed', 'SIGTERM comes', 'nobody reads its stderr'])(
    'and %s: it reads what came of it, and writes that down',
    async (how) => {
      const { folder, stores } = await setUp();
      const program = await Program.start(['--data-dir', folder], company.env);
      const document = await draft(program, newBill());
      program.call('post_invoice', { invoice_id: document }).catch(() => undefined);
      await program.hasSaid('/questions/');
      const url = /http:\S+/.exec(program.stderr)?.[0] ?? '';
      const { browser, pathname } = await browserAt(url, stores);
      const isPosted = lateAnswerTo('account.move.action_post', 400);
      await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE });
      await isPosted;
      if (how === 'nobody reads its stderr') {
        program.closeStderr();
        await program.failure('no_such_tool', {});
      }
      const ended = how === 'SIGTERM comes' ? program.kill('SIGTERM') : program.endInput();
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(await journalIn(folder)).toMatchObject({ isIntact: true, posted: ['done'], open: 0 });
    },
  );
});
