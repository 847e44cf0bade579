import type { ConnectionProfile } from '../connections/profile.ts';
import type { DraftList } from './draft-list.ts';
import type { PostedToday } from './posted-today.ts';

interface DraftsReadingParts {
  readonly lists: { readonly of: (connection: ConnectionProfile) => Pick<DraftList, 'refresh'> };
  readonly posted: Pick<PostedToday, 'read'>;
  /** Shows that something is read, until it was. */
  readonly whileReading: (read: () => Promise<void>) => PromiseLike<void>;
  /** Shows what is known by now. */
  readonly show: () => void;
}

/**
 * Reads what the view shows of connections: each by itself, and it is shown as it comes. One that is slow or does not
 * answer keeps nobody waiting for the others.
 */
export class DraftsReading {
  readonly #parts: DraftsReadingParts;

  constructor(parts: DraftsReadingParts) {
    this.#parts = parts;
  }

  /** Resolves when all of them are shown. What fails is reported by what is read. */
  async read(connections: readonly ConnectionProfile[]): Promise<void> {
    const { lists, posted } = this.#parts;
    if (connections.length === 0) return;
    await Promise.all([
      this.shown(() => posted.read(connections)),
      ...connections.map((each) => this.shown(() => lists.of(each).refresh())),
    ]);
  }

  /** Reads something, and shows it. */
  async shown(read: () => Promise<void>): Promise<void> {
    const { whileReading, show } = this.#parts;
    await whileReading(read);
    show();
  }
}
