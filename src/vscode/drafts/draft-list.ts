import type { DraftPage, DraftSummary } from '../../accounting/documents.ts';
import { OneAtATime } from '../../common/one-at-a-time.ts';
import type { Problem } from '../../common/problem.ts';
import type { DraftsState } from '../contributions.ts';

/** Reads one page of drafts; `after` is the `next` of the page before. */
export type ReadDrafts = (after: string | undefined) => Promise<DraftPage>;

/**
 * The drafts of one connection that are known to this window. A read that fails keeps the rows that are known, so that
 * a person who is offline still sees them.
 */
export class DraftList {
  readonly #read: ReadDrafts;
  readonly #report: (thrown: unknown) => Problem;
  readonly #turns = new OneAtATime();
  #drafts: readonly DraftSummary[] = [];
  #next: string | undefined;
  #problem: Problem | undefined;
  #wasRead = false;
  #isStale = true;

  /** @param report logs what was thrown and says what to show */
  constructor(read: ReadDrafts, report: (thrown: unknown) => Problem) {
    this.#read = read;
    this.#report = report;
  }

  get drafts(): readonly DraftSummary[] {
    return this.#drafts;
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Why the last read failed; undefined when it did not. */
  get problem(): Problem | undefined {
    return this.#problem;
  }

  get state(): Exclude<DraftsState, 'disconnected'> {
    if (this.#drafts.length > 0) return 'ready';
    if (this.#problem !== undefined) return 'failed';
    return this.#wasRead ? 'empty' : 'loading';
  }

  /** Nobody has read it since the books changed, or ever. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** The books are not what they were. */
  outdate(): void {
    this.#isStale = true;
  }

  /** Reads from the start, as many pages as are known now. */
  refresh(): Promise<void> {
    this.#isStale = false;
    return this.#keep(async () => {
      const known = this.#drafts.length;
      let page = await this.#read(undefined);
      const drafts = [...page.drafts];
      while (page.next !== undefined && drafts.length < known) {
        page = await this.#read(page.next);
        drafts.push(...page.drafts);
      }
      return { drafts, next: page.next };
    });
  }

  /** Reads the next page, if there is one. */
  loadMore(): Promise<void> {
    return this.#keep(async () => {
      const after = this.#next;
      if (after === undefined) return undefined;
      const page = await this.#read(after);
      return { drafts: [...this.#drafts, ...page.drafts], next: page.next };
    });
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#turns.run(() => Promise.resolve());
  }

  async #keep(read: () => Promise<DraftPage | undefined>): Promise<void> {
    await this.#turns.run(async () => {
      try {
        const page = await read();
        if (page === undefined) return;
        this.#drafts = page.drafts;
        this.#next = page.next;
        this.#problem = undefined;
        this.#wasRead = true;
      } catch (thrown) {
        this.#problem = this.#report(thrown);
      }
    });
  }
}
