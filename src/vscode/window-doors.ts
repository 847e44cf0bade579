import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { OneAtATime } from '../common/one-at-a-time.ts';
import type { WindowDoor } from '../relay/window-door.ts';
import type { ConnectionSource } from './connections/connection-source.ts';
import { connectionId } from './connections/profile.ts';
import type { ConnectionProfile } from './connections/profile.ts';

/** A window that has just started is left in peace for so long (milliseconds): a door is large to load. */
export const OPENED_AFTER_MS = 3_000;

type Door = Pick<WindowDoor, 'announce' | 'withdraw' | 'dispose'>;

interface WindowDoorsParts {
  /** The person's own ones. */
  readonly saved: Pick<ConnectionSource, 'all' | 'onDidChange'>;
  /** Opens a door for a connection. */
  readonly open: (profile: ConnectionProfile) => Promise<Door>;
  readonly clock: Clock;
  readonly report: (thrown: unknown) => void;
}

/**
 * Lets servers over stdio find this window: each of the person's connections has a door of its own, which is announced as
 * long as the connection is there. Questions that came through it stay open until they are answered. A demo company is
 * this window's alone, so nobody else is let in.
 */
export class WindowDoors implements Disposable {
  readonly #parts: WindowDoorsParts;
  readonly #doors = new Map<string, Door>();
  readonly #steps = new OneAtATime();
  readonly #listening: Disposable;
  readonly #start: Disposable;
  #ended = false;

  constructor(parts: WindowDoorsParts) {
    this.#parts = parts;
    this.#listening = parts.saved.onDidChange(() => this.#follow());
    this.#start = parts.clock.after(OPENED_AFTER_MS, () => this.#follow());
  }

  async dispose(): Promise<void> {
    this.#ended = true;
    this.#listening.dispose();
    this.#start.dispose();
    // At once: a window that closes does not wait for what is under way.
    await Promise.all([...this.#doors.values()].map((door) => door.withdraw()));
    await this.#steps.run(() => Promise.all([...this.#doors.values()].map((door) => door.dispose())));
  }

  #follow(): void {
    this.#steps.run(() => this.#announceAll()).catch(this.#parts.report);
  }

  async #announceAll(): Promise<void> {
    const { saved } = this.#parts;
    const there = this.#ended ? [] : saved.all;
    const ids = new Set(there.map(connectionId));
    for (const [id, door] of this.#doors) if (!ids.has(id)) await door.withdraw();
    // One that cannot be opened keeps no other one shut.
    for (const profile of there) await this.#announce(profile).catch(this.#parts.report);
  }

  async #announce(profile: ConnectionProfile): Promise<void> {
    const id = connectionId(profile);
    const door = this.#doors.get(id) ?? (await this.#parts.open(profile));
    this.#doors.set(id, door);
    // The connection may have gone while the door was opened: then it is followed once more.
    if (!this.#ended) await door.announce();
  }
}
