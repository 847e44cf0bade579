import { describe, expect, it } from 'vitest';
import type { StoredEntry } from '../../../src/journal/entry.ts';
import type { Intent } from '../../../src/journal/open-intents.ts';
import type { Became, Recovered } from '../../../src/posting/recovering/recovered.ts';
import { RecoveryRounds } from '../../../src/posting/recovering/recovery-rounds.ts';
import { intended, journalled } from '../../support/logged-journal.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const isIntent = (entry: StoredEntry | undefined): entry is Intent => entry?.what === 'posting-intended';

/** Looks that find this, one after the other. */
async function rounds(...looks: (readonly [became: Became | 'fails', again?: number])[]) {
  const [intent] = await journalled([intended]);
  if (!isIntent(intent)) throw new Error('There is no intent.');
  const clock = new ManualClock();
  const told: (readonly Recovered[])[] = [];
  const known: number[] = [];
  const reported: unknown[] = [];
  const all = new RecoveryRounds({
    clock,
    look: (before) => {
      known.push(before.size);
      const [became, again] = looks[known.length - 1] ?? ['done'];
      if (became === 'fails') return Promise.reject(new Error('Odoo is away.'));
      return Promise.resolve({ recovered: [{ intent, became }], again });
    },
    tell: (recovered) => told.push(recovered),
    report: (thrown) => reported.push(thrown),
  });
  all.start();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { all, told, known, reported, pass };
}

describe('what was cut off is looked after', () => {
  it('once, when all of it is known', async () => {
    const { told, known, pass } = await rounds(['done']);
    await pass(600_000);
    expect([told.length, known]).toEqual([1, [0]]);
  });

  it('again when it can be known, saying what the person was told', async () => {
    const { told, known, pass } = await rounds(['not-yet', 240_000], ['not-done']);
    await pass(239_999);
    expect(known).toEqual([0]);
    await pass(1);
    expect(known).toEqual([0, 1]);
    expect(told.flat().map(({ became }) => became)).toEqual(['not-yet', 'not-done']);
  });

  it('not any more once the connection has ended', async () => {
    const { all, known, pass } = await rounds(['not-yet', 1000], ['done']);
    all.dispose();
    await pass(1000);
    expect(known).toEqual([0]);
  });

  it('at the next start, when Odoo cannot be read', async () => {
    const { told, reported } = await rounds(['fails']);
    expect([told.length, reported.length]).toEqual([0, 1]);
  });
});
