import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { story } from './calls.ts';
import { keptStories } from './kept.ts';
import type { PlannedCall } from './planned-call.ts';
import { compareSample, play } from './play.ts';
import { Sides } from './sides.ts';

const isFull = process.env.SEQUENCES === 'full';
const stories = isFull ? 500 : 40;
/** A fixed sample by default, so that a change is judged by what it changed; the full size looks for what is new. */
const seed = Number(process.env.SEQUENCES_SEED ?? (isFull ? Date.now() % 1_000_000 : 19));

const sides = new Sides('sequences');
const figures = { stories: 0, calls: 0, differences: 0 };

async function differencesIn(calls: readonly PlannedCall[]): Promise<string[]> {
  const found = await play(await sides.pair(), calls);
  figures.stories += 1;
  figures.calls += calls.length;
  // What one of them now has and the other has not would be found again in every later story.
  if (found.length > 0) await sides.dispose();
  return found;
}

describe('the demo company answers and stores what Odoo 19 does', () => {
  afterAll(async () => {
    await sides.dispose();
    const { stories: played, calls, differences } = figures;
    console.log(`sequences: stories=${played} calls=${calls} differences=${differences} seed=${seed}`);
  });

  it('before the first call: the documents of the sample company', async () => {
    const found = await compareSample(await sides.pair());
    figures.differences += found.length === 0 ? 0 : 1;
    expect(found).toEqual([]);
  });

  it.each(keptStories())('in the kept story: $name', async ({ story: calls }) => {
    const found = await differencesIn(calls);
    figures.differences += found.length === 0 ? 0 : 1;
    expect(found).toEqual([]);
  });

  it(`in ${stories} random stories`, async () => {
    const same = fc.asyncProperty(story, async (calls) => {
      const found = await differencesIn(calls);
      if (found.length > 0) throw new Error(found.join('\n'));
    });
    const { failed, counterexample, errorInstance } = await fc.check(same, { numRuns: stories, seed });
    if (!failed) return;
    figures.differences += 1;
    const file = join(tmpdir(), `story-${seed}.json`);
    writeFileSync(file, JSON.stringify(counterexample?.[0], null, 2));
    throw new Error(`Keep ${file} in test/sequences/kept/.`, { cause: errorInstance });
  });
});
