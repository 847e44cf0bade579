import type { DraftPage, DraftSummary } from '../../accounting/documents.ts';
import type { Problem } from '../../common/problem.ts';
import type { DraftsState } from '../contributions.ts';

/** Reads one page of drafts; `after` is the `next` of the page before. */
export type ReadDrafts = (after: string | undefined) => Promise<DraftPage>;

/**
 * The drafts that are known to this window. A read that fails keeps the rows that are known, so that a person
 * who is offline still sees them.
 */
export class DraftList {
  readonly #read: ReadDrafts;
  readonly #report: (thrown: unknown) => Problem;
  #drafts: readonly DraftSummary[] = [];
  #next: string | undefined;
  #problem: Problem | undefined;
  #wasRead = false;
  /** Counts connections, so that an answer of the one before is dropped. */
  #generation = 0;

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

  /** Forgets everything: the connection is another one. */
  clear(): void {
    this.#generation += 1;
    this.#drafts = [];
    this.#next = undefined;
    this.#problem = undefined;
    this.#wasRead = false;
  }

  /** Reads from the start, as many pages as are known now. */
  async refresh(): Promise<void> {
    const known = this.#drafts.length;
    await this.#keep(async () => {
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
  async loadMore(): Promise<void> {
    const after = this.#next;
    if (after === undefined) return;
    await this.#keep(async () => {
      const page = await this.#read(after);
      return { drafts: [...this.#drafts, ...page.drafts], next: page.next };
    });
  }

  async #keep(read: () => Promise<DraftPage>): Promise<void> {
    const generation = this.#generation;
    try {
      const { drafts, next } = await read();
      if (generation !== this.#generation) return;
      this.#drafts = drafts;
      this.#next = next;
      this.#problem = undefined;
      this.#wasRead = true;
    } catch (thrown) {
      const problem = this.#report(thrown);
      if (generation === this.#generation) this.#problem = problem;
    }
  }
}
