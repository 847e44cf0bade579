import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { BooksInOdoo } from './gate-stories/books.ts';
import { Judge } from './gate-stories/judge.ts';
import { ScreenPlayer } from './gate-stories/screen-player.ts';
import { nameOf } from './gate-stories/steps.ts';
import { screenStories } from './gate-stories/stories.ts';
import { Story } from './story.ts';
import { isFull } from './size.ts';

/** As for the stories on the demo company (test/gate/gate.test.ts). */
const count = Number(process.env.GATE_SEQUENCES ?? (isFull ? 60 : 4));
const seed = Number(process.env.GATE_SEED ?? (isFull ? Date.now() % 1_000_000 : 4058));

const stories = fc.sample(screenStories, { numRuns: count, seed });
const cases = stories.map((each, place) => ({
  place: place + 1,
  each,
  words: each.steps.map(nameOf).join(', '),
}));

describe('in random stories at the screen, nothing posts that the person did not see and say yes to', () => {
  const judge = new Judge();
  let story: Story;
  let window: Workbench;
  let books: BooksInOdoo;
  let played = 0;

  beforeAll(async () => {
    story = await Story.begin('story-gate-stories');
    window = await story.keepConnected('billing');
    const { login } = story.user('billing');
    books = new BooksInOdoo(story.admin, await story.admin.one('res.users', [['login', '=', login]]));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await window.captureFailure(`gate story ${seed} ${played}`);
    // What a broken story left open must not break the next one.
    await window.close();
    window = await story.keepConnected('billing');
  });
  afterAll(async () => {
    const { posts, unapproved } = judge;
    console.log(`gate-vscode: sequences=${played} posts=${posts} unapproved=${unapproved} seed=${seed}`);
    await story.end();
  });

  it.each(cases)('$place: $words', async ({ place, each }) => {
    played = place;
    await new ScreenPlayer({ story, window, books, judge }, `G${place}`).play(each);
    expect(judge.broken.splice(0)).toEqual([]);
  });

  it('and at least one in five ends in a posting that the person wanted', () => {
    expect(judge.unapproved).toBe(0);
    expect(judge.posts).toBeGreaterThanOrEqual(count / 5);
  });
});
