import { t } from '@vscode/l10n';
import type { DraftPage, DraftSummary } from '../../accounting/documents.ts';
import { OneAtATime } from '../../common/one-at-a-time.ts';
import { Problem } from '../../common/problem.ts';
import type { DraftsState } from '../contributions.ts';

/** Reads one page of drafts; `after` is the `next` of the page before. The signal is aborted when nobody wants it. */
export type ReadDrafts = (after: string | undefined, signal: AbortSignal) => Promise<DraftPage>;

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
  /** What is being read now. */
  #reading: AbortController | undefined;
  /** Waits for its turn: whoever wants the same until then, waits with it. */
  #waiting: Promise<void> | undefined;

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
    this.#waiting ??= this.#keep(async (signal) => {
      this.#waiting = undefined;
      const known = this.#drafts.length;
      let page = await this.#read(undefined, signal);
      const drafts = [...page.drafts];
      while (page.next !== undefined && drafts.length < known) {
        page = await this.#read(page.next, signal);
        drafts.push(...page.drafts);
      }
      return { drafts, next: page.next };
    });
    return this.#waiting;
  }

  /** Reads the next page, if there is one. */
  loadMore(): Promise<void> {
    return this.#keep(async (signal) => {
      const after = this.#next;
      if (after === undefined) return undefined;
      const page = await this.#read(after, signal);
      return { drafts: [...this.#drafts, ...page.drafts], next: page.next };
    });
  }

  /** The person waits no longer for what is being read: the rows stay as they are, and that is said. */
  stop(): void {
    this.#reading?.abort(stopped());
  }

  /** What is being read is wanted no more, because it is read anew. */
  abandon(): void {
    this.#reading?.abort();
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await this.#turns.run(() => Promise.resolve());
  }

  async #keep(read: (signal: AbortSignal) => Promise<DraftPage | undefined>): Promise<void> {
    await this.#turns.run(async () => {
      const { signal } = (this.#reading = new AbortController());
      try {
        const page = await Promise.race([read(signal), aborted(signal)]);
        if (page === undefined) return;
        this.#drafts = page.drafts;
        this.#next = page.next;
        this.#problem = undefined;
        this.#wasRead = true;
      } catch (thrown) {
        if (!signal.aborted) this.#problem = this.#report(thrown);
        else if (signal.reason instanceof Problem) this.#problem = signal.reason;
      } finally {
        this.#reading = undefined;
      }
    });
  }
}

/** Connecting, too, takes long, and knows of no signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Nobody waits for it.')), { once: true });
  });
}

function stopped(): Problem {
  return new Problem({
    code: 'cancelled',
    person: t`You stopped reading the drafts: they may be out of date. Refresh them to read them again.`,
    model: 'The person stopped it.',
  });
}
