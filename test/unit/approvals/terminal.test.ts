import { describe, expect, it } from 'vitest';
import { runApprovals } from '../../../src/approvals/terminal/approvals-command.ts';
import type { KeyPlace } from '../../../src/approvals/terminal/set-key.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import { TypingPerson } from '../../approvals/typing-person.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const left = AbortSignal.abort();
const keyPlace = () => Promise.reject<KeyPlace>(new Error('No key is set here.'));
const NEW = 'eine neue Losung';

describe('without a terminal', () => {
  it.each(['show', '--set-up', '--unpair', '--set-key', '--forget-key'] as const)(
    '%s does nothing',
    async (word) => {
      const clock = new ManualClock();
      const { stores } = await openBed({ passphrase: 'none' });
      const person = new TypingPerson([NEW, NEW], false);
      expect(await runApprovals(word, { terminal: person, stores, clock, signal: left, keyPlace })).toBe(2);
      expect(person.said).toEqual(['mcp-odoo approvals runs only in a terminal of your own.']);
      expect(await stores.file.since()).toBeUndefined();
    },
  );
});

describe('--set-up', () => {
  it('sets what was typed twice', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ passphrase: 'none', clock });
    const person = new TypingPerson(['short', NEW, 'something else', NEW, NEW]);
    expect(await runApprovals('--set-up', { terminal: person, stores, clock, signal: left, keyPlace })).toBe(
      0,
    );
    expect(await stores.passphrase.try(NEW)).toMatchObject({ kind: 'right' });
    expect(person.said.join('\n')).not.toContain(NEW);
    expect(person.said).toContain('Too short: take 12 characters or 4 words at least.');
    expect(person.said).toContain('These were not the same. Nothing is set yet.');
  });

  it('wants the one of before first, and counts wrong ones', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    const guess = new TypingPerson(['wrong', NEW, NEW]);
    expect(await runApprovals('--set-up', { terminal: guess, stores, clock, signal: left, keyPlace })).toBe(
      1,
    );
    clock.advance(1_000);
    expect(await stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'right' });
    const person = new TypingPerson([PASSPHRASE, NEW, NEW]);
    expect(await runApprovals('--set-up', { terminal: person, stores, clock, signal: left, keyPlace })).toBe(
      0,
    );
    expect(await stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'wrong' });
  });

  it.each([[[]], [[NEW]]])('leaves all as it is when the person leaves after %j', async (lines) => {
    const clock = new ManualClock();
    const { stores } = await openBed({ passphrase: 'none', clock });
    const person = new TypingPerson(lines);
    expect(await runApprovals('--set-up', { terminal: person, stores, clock, signal: left, keyPlace })).toBe(
      1,
    );
    expect(await stores.file.since()).toBeUndefined();
  });
});

describe('approvals', () => {
  it('has a passphrase set up first, then shows a code that is good', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ passphrase: 'none', clock });
    const person = new TypingPerson([NEW, NEW]);
    expect(await runApprovals('show', { terminal: person, stores, clock, signal: left, keyPlace })).toBe(0);
    const code = /[\w-]{14}$/.exec(person.said.find((line) => line.startsWith('Code')) ?? '')?.[0] ?? '';
    expect(await stores.codes.use(code)).toBe(true);
  });

  it('shows the address of each page once, as soon as it opens, until the person leaves', async () => {
    const clock = new ManualClock();
    const bed = await openBed({ clock });
    const life = new AbortController();
    const person = new TypingPerson([]);
    const running = runApprovals('show', {
      terminal: person,
      stores: bed.stores,
      clock,
      signal: life.signal,
      keyPlace,
    });
    await expect.poll(() => person.said.at(-1)).toContain('No page is open yet');
    const origin = await bed.page.open();
    await expect
      .poll(() => {
        clock.advance(1_000);
        return person.said.filter((line) => line === `  ${origin}/`);
      })
      .toHaveLength(1);
    for (let looks = 0; looks < 3; looks += 1) {
      clock.advance(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(person.said.filter((line) => line.includes(origin))).toHaveLength(1);
    await bed.page.dispose();
    await expect
      .poll(() => {
        clock.advance(1_000);
        return person.said.at(-1);
      })
      .toBe(`  ${origin}/ has ended: type nothing there any more.`);
    life.abort();
    expect(await running).toBe(0);
  });

  it('--unpair forgets every browser', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    const secret = await stores.browsers.add();
    const person = new TypingPerson([]);
    expect(await runApprovals('--unpair', { terminal: person, stores, clock, signal: left, keyPlace })).toBe(
      0,
    );
    expect(await stores.browsers.find(secret)).toBeUndefined();
    expect(person.said).toEqual(['Browsers that were paired and are not any more: 1.']);
  });
});
