import { afterAll, describe, expect, it } from 'vitest';
import { openIntents } from '../../src/journal/open-intents.ts';
import { asProblem } from '../../src/common/problem.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { sampleBooks } from '../gate/witnessed-company.ts';
import { CrashScene } from './crash-scene.ts';
import { DEEDS, deedNames } from './deeds.ts';
import type { Deed } from './deeds.ts';
import { isPastSending, STEPS } from './steps.ts';
import { STORIES } from './stories.ts';

const books = sampleBooks();
const figures = { kills: 0, resolved: 0, lost: 0, duplicated: 0, resent: 0 };

const cases = deedNames.options.flatMap((name) => {
  const deed: Deed = DEEDS[name];
  const steps = deed.sends === undefined ? STEPS.filter((step) => !step.startsWith('after sending')) : STEPS;
  return steps.map((step) => ({ name, step, what: deed.name }));
});

describe('a window that is killed while it writes', () => {
  afterAll(() => {
    const counted = Object.entries(figures).map(([name, count]) => `${name}=${count}`);
    console.log(`crashes: ${counted.join(' ')}`);
  });

  it.concurrent.each(cases)('$what, killed $step', async ({ name, step }) => {
    const deed: Deed = DEEDS[name];
    const story = STORIES[name];
    const scene = await CrashScene.open(books);
    try {
      const subject = await story.prepare(scene, await scene.window());
      scene.takeWrites();
      await scene.crash(name, step, subject);
      figures.kills += 1;

      // It died where it was meant to.
      const isSent = isPastSending(step) && deed.sends !== undefined;
      expect(story.done(scene, subject)).toBe(isSent ? story.all : 0);
      const sent = scene.takeWrites().filter((call) => call === deed.sends).length;
      expect(sent).toBe(isSent ? 1 : 0);

      // The next window looks at once, and again when nothing can come any more.
      const office = await scene.window();
      const cutOff = openIntents(await office.entries()).map(({ intent }) => intent.hash);
      if (step === 'before the intent') expect(cutOff).toEqual([]);
      if (step.startsWith('after the intent') || step === 'after sending, before the answer')
        expect(cutOff).not.toEqual([]);
      const now = await office.recover();
      expect(now.recovered.map(({ intent }) => intent.hash)).toEqual(cutOff);
      const soFar = isSent ? 'done' : 'not-yet';
      for (const { became } of now.recovered) expect(became).toBe(soFar);
      scene.pass(6);
      const later = await office.recover(new Set(cutOff));
      const inTheEnd = story.isUnknowable === true ? 'unknown' : 'not-done';
      expect(later.recovered.map(({ became }) => became)).toEqual(isSent ? [] : cutOff.map(() => inTheEnd));
      expect(later.again).toBeUndefined();

      // All is resolved, by reading alone, and the journal says what is so.
      const open = openIntents(await office.entries());
      figures.resolved += cutOff.length - open.length;
      expect(open).toEqual([]);
      const outcomes = outcomesOf(await office.entries(), deed.about, cutOff);
      expect(outcomes).toEqual(cutOff.map(() => (isSent ? 'done' : inTheEnd)));
      const resent = scene.takeWrites();
      figures.resent += resent.length;
      expect(resent).toEqual([]);
      expect((await office.recover()).recovered).toEqual([]);

      // Whoever wanted it asks for it again: it is done once.
      if (!story.isRepeatable) return;
      const problem = await deed.act(office, subject).then(() => undefined, asProblem);
      const isInJournalAlone = deed.sends === undefined;
      const isAsked = isInJournalAlone ? step === 'after the outcome' : isSent;
      if (!isAsked) expect(problem).toBeUndefined();
      const done = story.done(scene, subject);
      figures.lost += Math.max(story.all - done, 0);
      figures.duplicated += Math.max(done - story.all, 0);
      expect(done).toBe(story.all);
      const again = scene.takeWrites().filter((call) => call === deed.sends).length;
      expect(again).toBe(isSent || isInJournalAlone ? 0 : 1);
    } finally {
      await scene.dispose();
    }
  });
});

it('a proposal that was being discarded can still be entered', async () => {
  const scene = await CrashScene.open(books);
  try {
    const subject = await STORIES.enter.prepare(scene, await scene.window());
    await scene.crash('discardProposal', 'after the intent, before sending', subject);
    const office = await scene.window();
    scene.pass(6);
    await office.recover();
    await DEEDS.enter.act(office, subject);
    expect(STORIES.enter.done(scene, subject)).toBe(1);
  } finally {
    await scene.dispose();
  }
});

it('two windows that start at once settle each line once', async () => {
  const scene = await CrashScene.open(books);
  try {
    const subject = ['B-1', 'B-2', 'B-3'];
    await scene.crash('createBatch', 'after sending, before the answer', subject);
    const [one, other] = [await scene.window(), await scene.window()];
    const looks = await Promise.all([one.recover(), other.recover(), one.recover()]);
    expect(looks.flatMap(({ recovered }) => recovered.map(({ became }) => became))).toEqual([
      ...['done', 'done', 'done'],
    ]);
    const settled = (await one.entries()).filter(({ what }) => what === 'draft-settled');
    expect(settled).toHaveLength(3);
  } finally {
    await scene.dispose();
  }
});

/** What the journal says in the end of these lines, in their order. */
function outcomesOf(entries: readonly StoredEntry[], about: string, intents: readonly string[]): unknown[] {
  return intents.map((hash) => {
    const intent = entries.find((entry) => entry.hash === hash);
    const settled = entries.findLast(
      (entry) =>
        entry.what === `${about}-settled` &&
        ('intent' in entry && entry.intent !== undefined
          ? entry.intent === hash
          : 'request' in entry &&
            intent !== undefined &&
            'request' in intent &&
            entry.request === intent.request),
    );
    return settled !== undefined && 'outcome' in settled ? settled.outcome : undefined;
  });
}
