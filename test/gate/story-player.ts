import { play } from './play.ts';
import type { Story } from './steps.ts';
import { openTwoCompanies, sampleBooks } from './witnessed-company.ts';
import { World } from './world.ts';

/** Where stories are played. */
export interface Stage {
  /** Stories that are played side by side, each in a world of its lane. */
  readonly lanes: number;
  /** After so many stories everything is made anew: books and journals grow. */
  readonly storiesOfAWorld: number;
  readonly openWorld: (lane: number) => Promise<World>;
}

/** In demo companies. */
export function demoStage(): Stage {
  const openCompanies = openTwoCompanies(sampleBooks());
  // Most of the time is spent waiting for files and sockets.
  return { lanes: 3, storiesOfAWorld: 60, openWorld: () => World.open(openCompanies) };
}

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

/** Plays stories, some side by side. */
export class StoryPlayer {
  readonly figures: Figures = { stories: 0, posts: 0, posting: 0, unapproved: 0 };
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** @returns the first stories that broke a promise, one of a lane at most; empty when none did */
  async play(stories: readonly Story[]): Promise<BrokenStory[]> {
    const left = [...stories];
    const broken: BrokenStory[] = [];
    const { lanes, storiesOfAWorld } = this.#stage;
    const size = Math.min(storiesOfAWorld, Math.ceil(stories.length / lanes));
    const play = async (lane: number) => {
      while (left.length > 0 && broken.length === 0) {
        const some = left.splice(0, size);
        broken.push(...(await this.#playInWorld(lane, some, () => broken.length > 0)));
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => play(lane)));
    return broken;
  }

  async #playInWorld(
    lane: number,
    stories: readonly Story[],
    isEnough: () => boolean,
  ): Promise<BrokenStory[]> {
    const world = await this.#stage.openWorld(lane);
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
