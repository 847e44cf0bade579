import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { growthPerCall, HOUR, inMegabytes } from './growth.ts';
import { MIX, READS, REFERENCES } from './mix.ts';
import { Shift } from './shift.ts';
import type { Sample } from './shift.ts';

/* What ten agents at once do to the product: nothing that one alone does not. */

const isFull = process.env.LOAD === 'full';
const MINUTE = 60_000;
const CALLS = 1_000;

/**
 * Bytes that an hour of calls may leave in memory, of which nothing needs to be remembered. Where few are made to tell,
 * the collector's own ups and downs weigh more.
 */
const MOST_OF_READS = isFull ? 2_000_000 : 5_000_000;
/** A line of the journal is held as an object, so that no call has to read the files: so much memory for each byte. */
const MOST_PER_JOURNAL = 3;

const moves = z.array(z.object({ ref: z.string(), state: z.string() }));

describe('ten agents at once', () => {
  it('make a thousand calls: each comes out as it has to, and the books hold exactly what they asked for', async ({
    task,
  }) => {
    const shift = await Shift.begin();
    const mixed = await shift.workWatched(CALLS, 10, MIX);
    expect(shift.failures).toEqual([]);
    expect(shift.timings.calls).toBe(CALLS);
    expect(await billsOf(shift)).toEqual(asked(shift));
    console.log(shift.timings.lines().join('\n'));
    const { p95 } = shift.timings;
    const growth = expectFlat(mixed, await shift.workWatched(500, 10, READS));
    expect(shift.failures).toEqual([]);
    task.meta.load = { calls: `${CALLS}`, failed: '0', p95: `${p95}ms`, growth: `${inMegabytes(growth)}MB` };
  });

  if (isFull)
    it('leave nothing in memory in an hour of calls but what the journal remembers', async ({ task }) => {
      const shift = await Shift.begin();
      const mixed = await shift.workWatched(HOUR, 20, MIX, 5 * MINUTE);
      const growth = expectFlat(mixed, await shift.workWatched(HOUR, 20, READS));
      expect(shift.failures).toEqual([]);
      expect(await billsOf(shift)).toEqual(asked(shift));
      task.meta.load = { hour: `${HOUR}`, hourGrowth: `${inMegabytes(growth)}MB` };
    });
});

/** @returns bytes that an hour of calls leaves in memory of which nothing needs to be remembered */
function expectFlat(mixed: readonly Sample[], reads: readonly Sample[]): number {
  tell('mixed calls', mixed);
  tell('reads', reads);
  const ofReads = growthPerCall(reads, 'memory') * HOUR;
  expect(ofReads).toBeLessThan(MOST_OF_READS);
  const ofAll = growthPerCall(mixed, 'memory') * HOUR;
  const journal = growthPerCall(mixed, 'journal') * HOUR;
  expect(ofAll).toBeLessThan(MOST_OF_READS + MOST_PER_JOURNAL * journal);
  return ofReads;
}

function asked({ agents }: Shift): string[] {
  const posted = new Set(
    agents.flatMap(({ drafts }) =>
      drafts.flatMap(({ reference, isPosted }) => (isPosted ? [reference] : [])),
    ),
  );
  const all = agents.flatMap(({ references }) => references);
  return all.map((reference) => `${reference} ${posted.has(reference) ? 'posted' : 'draft'}`).toSorted();
}

async function billsOf({ company }: Shift): Promise<string[]> {
  const admin = await OdooPerson.logIn(company, userOf(company, 'admin'));
  const found = await admin.call('account.move', 'search_read', [[['ref', '=like', `${REFERENCES}%`]]], {
    fields: ['ref', 'state'],
  });
  return moves
    .parse(found)
    .map(({ ref, state }) => `${ref} ${state}`)
    .toSorted();
}

function tell(what: string, samples: readonly Sample[]): void {
  const hour = (kind: 'memory' | 'journal') => inMegabytes(growthPerCall(samples, kind) * HOUR);
  console.log(
    `${what}: +${hour('memory')} MB in an hour's calls, the journal +${hour('journal')} MB on the disk`,
  );
  for (const { calls, memory, journal } of samples)
    console.log(`  after ${calls} calls ${inMegabytes(memory)} MB, the journal ${inMegabytes(journal)} MB`);
}
