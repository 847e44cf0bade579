import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { OneAtATime } from '../common/one-at-a-time.ts';
import type { WindowDoor } from '../relay/window-door.ts';
import type { ConnectionSource } from './connections/connection-source.ts';
import { connectionProblems } from './connections/problems.ts';
import type { ConnectionProfile } from './connections/profile.ts';
import { secretKey } from './connections/profile.ts';

/** A window that has just started is left in peace for so long (milliseconds): a door is large to load. */
export const OPENED_AFTER_MS = 3_000;

interface WindowDoorsParts {
  readonly connections: ConnectionSource;
  /** Opens a door for a connection. */
  readonly open: (
    profile: ConnectionProfile,
  ) => Promise<Pick<WindowDoor, 'announce' | 'withdraw' | 'dispose'>>;
  readonly clock: Clock;
  readonly report: (thrown: unknown) => void;
}

/**
 * Lets servers over stdio find this window while it has a connection: each connection has a door of its own, and only
 * that of the current one is announced. Questions that came through another stay open until they are answered. A demo
 * company is this window's alone, so nobody else is let in.
 */
export class WindowDoors implements Disposable {
  readonly #parts: WindowDoorsParts;
  readonly #doors = new Map<string, Pick<WindowDoor, 'announce' | 'withdraw' | 'dispose'>>();
  readonly #steps = new OneAtATime();
  readonly #listening: Disposable;
  readonly #start: Disposable;
  #ended = false;

  constructor(parts: WindowDoorsParts) {
    this.#parts = parts;
    this.#listening = parts.connections.onDidChange(() => this.#follow());
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
    this.#steps.run(() => this.#announceCurrent()).catch(this.#parts.report);
  }

  async #announceCurrent(): Promise<void> {
    const { connections, open } = this.#parts;
    const { current } = connections;
    const key =
      this.#ended || current === undefined || current.isDemo === true ? undefined : secretKey(current);
    for (const [other, door] of this.#doors) if (other !== key) await door.withdraw();
    if (key === undefined || current === undefined) return;
    const door = this.#doors.get(key) ?? (await open(current));
    this.#doors.set(key, door);
    // It may have changed while the door was opened: then it is followed once more.
    if (!this.#ended) await door.announce();
  }
}

/**
 * The current connection, for a call that is meant for one and no other.
 * @throws Problem `not_connected`: it is another one by now
 */
export function currentIfSame(connections: ConnectionSource, profile: ConnectionProfile): ConnectionProfile {
  const { current } = connections;
  if (current === undefined || current.isDemo === true || secretKey(current) !== secretKey(profile)) {
    throw connectionProblems.notConnected();
  }
  return current;
}
