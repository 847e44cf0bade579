import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { attacks } from './attacks.ts';
import { keepIfBroken, keptStories } from './kept.ts';
import { Scene } from './scene.ts';
import { stories } from './stories.ts';
import { StoryPlayer, demoStage } from './story-player.ts';
import { sampleBooks } from './witnessed-company.ts';

const isFull = process.env.GATE === 'full';
const count = Number(process.env.GATE_SEQUENCES ?? (isFull ? 10_000 : 100));
/** A fixed sample by default, so that a change is judged by what it changed; the full size looks for what is new. */
const seed = Number(process.env.GATE_SEED ?? (isFull ? Date.now() % 1_000_000 : 6));

const books = sampleBooks();
const player = new StoryPlayer(demoStage());
const figures = { attacks: 0, posts: 0, unapproved: 0 };

describe('nothing posts that a person did not see and say yes to', () => {
  afterAll(() => {
    const { stories: played, posts, unapproved } = player.figures;
    console.log(
      `gate: sequences=${played} attacks=${figures.attacks} posts=${posts + figures.posts} unapproved=${unapproved + figures.unapproved} seed=${seed}`,
    );
  });

  describe('whatever is tried', () => {
    it.each(attacks)('$name', async ({ attempt }) => {
      figures.attacks += 1;
      const scene = await Scene.open(books);
      try {
        await attempt(scene);
      } finally {
        const { posts, unapproved, broken } = await scene.close();
        figures.posts += posts;
        figures.unapproved += unapproved;
        expect(broken).toEqual([]);
      }
    });
  });

  it.each(keptStories())('in the kept story: $name', async ({ story }) => {
    expect(await player.play([story])).toEqual([]);
  });

  it(`in ${count} random stories, of which at least one in five ends in a posting that a person wanted`, async () => {
    keepIfBroken(await player.play(fc.sample(stories, { numRuns: count, seed })), seed);
    expect(player.figures.unapproved).toBe(0);
    expect(player.figures.posting).toBeGreaterThanOrEqual(count / 5);
  });
});
