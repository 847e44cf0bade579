import type { Clock } from '../../common/clock.ts';
import type { PostedHere } from '../../office/posting-log/posted-here.ts';
import { connectionId } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

interface PostedTodayParts {
  /** Reads what was posted on each of these connections, in their order, the newest first, and not taken back. */
  readonly read: (connections: readonly ConnectionProfile[]) => Promise<readonly (readonly PostedHere[])[]>;
  readonly clock: Pick<Clock, 'now'>;
  readonly report: (thrown: unknown) => void;
}

/** What was posted today through this installation, by our own journal: what the person may want to take back. */
export class PostedToday {
  readonly #parts: PostedTodayParts;
  readonly #known = new Map<string, readonly PostedHere[]>();

  constructor(parts: PostedTodayParts) {
    this.#parts = parts;
  }

  /** As it was read last, without what was posted before today. */
  of(connection: ConnectionProfile): readonly PostedHere[] {
    const today = dayOf(this.#parts.clock.now());
    return (this.#known.get(connectionId(connection)) ?? []).filter(({ time }) => dayOf(time) === today);
  }

  /** Resolves when it is known. What cannot be read stays as it was: the drafts are what the view is for. */
  async read(connections: readonly ConnectionProfile[]): Promise<void> {
    try {
      const posted = await this.#parts.read(connections);
      for (const [place, each] of connections.entries())
        this.#known.set(connectionId(each), posted[place] ?? []);
    } catch (thrown) {
      this.#parts.report(thrown);
    }
  }
}

/** The day in the person's own time zone, as they count days. */
function dayOf(time: number | string): string {
  return new Date(time).toDateString();
}
