import { describe, expect, it } from 'vitest';
import { openIntents } from '../../src/journal/open-intents.ts';
import { asProblem } from '../../src/common/problem.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import type { Became, Recovered } from '../../src/posting/recovering/recovered.ts';
import { recoveredLine } from '../../src/office/recovered-line.ts';
import { sampleBooks } from '../gate/witnessed-company.ts';
import { crashCases } from './cases.ts';
import { CrashScene } from './crash-scene.ts';
import { DEEDS } from './deeds.ts';
import type { Deed } from './deeds.ts';
import { NO_FIGURES } from './figures.ts';
import { isBetween, isPastSending } from './steps.ts';
import { STORIES } from './stories.ts';
import type { Story } from './stories.ts';

const books = sampleBooks();

describe('a window that is killed while it writes', () => {
  it.concurrent.for(crashCases(process.env.CRASHES === 'full'))(
    '$what, killed $step, over $protocol',
    async ({ name, step, protocol }, { task }) => {
      const figures = { ...NO_FIGURES };
      task.meta.crash = figures;
      const deed: Deed = DEEDS[name];
      const story: Story = STORIES[name];
      const scene = await CrashScene.open(books, protocol);
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

        // The next window looks at once, and tells what it has found.
        const office = await scene.window();
        const cutOff = openIntents(await office.entries()).map(({ intent }) => intent);
        const hashes = cutOff.map(({ hash }) => hash);
        const isBefore = ({ what }: { readonly what: string }) => what === story.before;
        expect(cutOff.filter(isBefore)).toHaveLength(story.before === undefined ? 0 : 1);
        const own = cutOff.filter((intent) => !isBefore(intent));
        if (step === 'before the intent') expect(own).toEqual([]);
        if (isBetween(step)) expect(own).not.toEqual([]);
        for (const { what } of own) expect(what).toBe(`${deed.about}-intended`);
        const now = await office.recover();
        expect(now.recovered.map(({ intent }) => intent.hash)).toEqual(hashes);
        const soFar: Became = story.isUnknowable === true ? 'unknown-yet' : 'not-yet';
        for (const each of now.recovered) {
          expect(each.became).toBe(isSent || isBefore(each.intent) ? 'done' : soFar);
          expectTold(each);
        }

        // And again when nothing can come any more.
        scene.pass(6);
        const later = await office.recover(new Set(hashes));
        const inTheEnd = story.isUnknowable === true ? 'unknown' : 'not-done';
        expect(later.recovered.map(({ became }) => became)).toEqual(isSent ? [] : own.map(() => inTheEnd));
        for (const each of later.recovered) expectTold(each);
        expect(later.again).toBeUndefined();

        // All is resolved, by reading alone, and the journal says what is so.
        const entries = await office.entries();
        const open = openIntents(entries);
        figures.resolved += cutOff.length - open.length;
        expect(open).toEqual([]);
        const done = story.isUnfinished === true ? 'unknown' : 'done';
        for (const intent of own) expect(outcomeOf(entries, intent)).toBe(isSent ? done : inTheEnd);
        for (const intent of cutOff.filter(isBefore)) expect(outcomeOf(entries, intent)).toBe('done');
        const resent = scene.takeWrites();
        figures.resent += resent.length;
        expect(resent).toEqual([]);
        expect((await office.recover()).recovered).toEqual([]);

        // Whoever wanted it asks for it again: it is done once.
        if (story.repeats === 'never' || (story.repeats === 'when it was not done' && isSent)) return;
        const problem = await deed.act(office, subject).then(() => undefined, asProblem);
        const isInJournalAlone = deed.sends === undefined;
        const isAsked = isInJournalAlone ? step === 'after the outcome' : isSent;
        if (!isAsked) expect(problem).toBeUndefined();
        const there = story.done(scene, subject);
        figures.lost += Math.max(story.all - there, 0);
        figures.duplicated += Math.max(there - story.all, 0);
        expect(there).toBe(story.all);
        const again = scene.takeWrites().filter((call) => call === deed.sends).length;
        expect(again).toBe(isSent || isInJournalAlone ? 0 : 1);
        expect(openIntents(await office.entries())).toEqual([]);
      } finally {
        await scene.dispose();
      }
    },
  );
});

it('a proposal that was being discarded can still be entered', async () => {
  const scene = await CrashScene.open(books, 'json-2');
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

it('a paper that hangs on a draft and was not shown beside it is shown when it is attached again', async () => {
  const scene = await CrashScene.open(books, 'json-2');
  try {
    const { prepare, done } = STORIES.attach;
    const subject = await prepare(scene, await scene.window());
    await scene.crash('show', 'after the intent, before sending', subject);
    expect(done(scene, subject)).toBe(1);
    const office = await scene.window();
    const { recovered } = await office.recover();
    expect(recovered.map(({ became }) => became)).toEqual(['done']);
    const sent = DEEDS.show.sends;
    expect(scene.takeWrites()).not.toContain(sent);
    await DEEDS.attach.act(office, subject);
    expect(scene.takeWrites()).toEqual([sent]);
    expect(done(scene, subject)).toBe(1);
    expect((await office.entries()).at(-1)).toMatchObject({ what: 'draft-left' });
    await DEEDS.attach.act(office, subject);
    expect(scene.takeWrites()).toEqual([]);
  } finally {
    await scene.dispose();
  }
});

it('two windows that start at once settle each line once', async () => {
  const scene = await CrashScene.open(books, 'json-2');
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

/** How each end begins: what is not known, and what may still come, is never told as an end. */
const TOLD: Readonly<Record<Became, RegExp>> = {
  done: /^(?!Not )/,
  'not-done': /^Not (?!known).*(?<!so far): /,
  'not-yet': /^Not (?!known).* so far: /,
  unknown: /^Not known whether /,
  'unknown-yet': /^Not known so far whether /,
  unread: /^Odoo could not be read/,
};

/** The person hears what it is about and what became of it. */
function expectTold(recovered: Recovered): void {
  const line = recoveredLine(recovered);
  expect(line).toMatch(TOLD[recovered.became]);
  const { intent, made } = recovered;
  if (intent.what === 'partner-intended') expect(line).toContain('Kleinholz Frachten');
  else if (intent.what === 'file-intended') expect(line).toContain(`${intent.path} on ${intent.document}`);
  else if (intent.what !== 'draft-intended') expect(line).toContain(intent.document);
  else if (made !== undefined) expect(line).toContain(made);
}

/** What the journal says in the end of something that was intended. */
function outcomeOf(entries: readonly StoredEntry[], intent: StoredEntry): unknown {
  const what = intent.what.replace(/-intended$/, '-settled');
  const settled = entries.findLast((entry) => entry.what === what && isAbout(entry, intent));
  return settled !== undefined && 'outcome' in settled ? settled.outcome : undefined;
}

function isAbout(settled: StoredEntry, intent: StoredEntry): boolean {
  if ('intent' in settled && settled.intent !== undefined) return settled.intent === intent.hash;
  return 'request' in settled && 'request' in intent && settled.request === intent.request;
}
