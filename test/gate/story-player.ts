import { play } from './play.ts';
import type { Story } from './steps.ts';
import { sampleBooks } from './witnessed-company.ts';
import { World } from './world.ts';

/** After so many stories everything is made anew: books and journals grow. */
const STORIES_OF_A_WORLD = 60;
/** Most of the time is spent waiting for files and sockets. */
const LANES = 3;

export interface Figures {
  stories: number;
  /** Documents that were posted with a person's approval. */
  posts: number;
  /** Stories in which at least one was. */
  posting: number;
  unapproved: number;
}

/** A story in which a promise was broken. */
export interface BrokenStory {
  readonly story: Story;
  readonly broken: readonly string[];
}

/** Plays stories, some side by side, each in a world of its lane. */
export class StoryPlayer {
  readonly figures: Figures = { stories: 0, posts: 0, posting: 0, unapproved: 0 };
  readonly #books = sampleBooks();

  /** @returns the first stories that broke a promise, one of a lane at most; empty when none did */
  async play(stories: readonly Story[]): Promise<BrokenStory[]> {
    const left = [...stories];
    const broken: BrokenStory[] = [];
    const lane = async () => {
      while (left.length > 0 && broken.length === 0) {
        broken.push(
          ...(await this.#playInWorld(left.splice(0, STORIES_OF_A_WORLD), () => broken.length > 0)),
        );
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return broken;
  }

  async #playInWorld(stories: readonly Story[], isEnough: () => boolean): Promise<BrokenStory[]> {
    const world = await World.open(this.#books);
    let last: Story | undefined;
    try {
      for (const story of stories) {
        const { posts, unapproved, broken } = await play(world, story, this.figures.stories);
        this.figures.stories += 1;
        this.figures.posts += posts;
        this.figures.posting += posts > 0 ? 1 : 0;
        this.figures.unapproved += unapproved;
        if (broken.length > 0) return [{ story, broken }];
        if (isEnough()) break;
        last = story;
      }
      const isIntact = await world.isJournalIntact();
      return isIntact || last === undefined ? [] : [{ story: last, broken: ['the journal is damaged'] }];
    } finally {
      await world.dispose();
    }
  }
}
