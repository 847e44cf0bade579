import { Disposables } from '../../common/disposable.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import { isOwnName } from './names.ts';
import { sameIn } from './profile.ts';
import type { ConnectionProfile } from './profile.ts';
import type { Where } from '../problem-text.ts';

/** What this window is connected to: the person's own connections, and the demo company while it runs here. */
export class OpenConnections implements ConnectionSource {
  readonly #demo: ConnectionSource;
  readonly #saved: ConnectionSource;

  constructor(demo: ConnectionSource, saved: ConnectionSource) {
    this.#demo = demo;
    this.#saved = saved;
  }

  get all(): readonly ConnectionProfile[] {
    return [...this.#saved.all, ...this.#demo.all];
  }

  /** A connection as it is now, whatever was changed since; undefined when it is there no more. */
  now(profile: ConnectionProfile): ConnectionProfile | undefined {
    return sameIn(this.all, profile);
  }

  /**
   * The person's own name for a connection, where it says something: they gave it, or there are others to tell it from.
   * The demo company is marked in other words.
   */
  nameToTell(profile: ConnectionProfile): string | undefined {
    const { all } = this;
    const now = sameIn(all, profile) ?? profile;
    return now.isDemo !== true && (all.length > 1 || isOwnName(now)) ? now.name : undefined;
  }

  /** Where it went wrong, as the person is told of it. */
  whereabouts(before: ConnectionProfile | undefined): Where {
    if (before === undefined) return { before, now: undefined };
    return { before, now: this.now(before), name: this.nameToTell(before) };
  }

  /** The demo's key is only the demo's to give, and the stored secrets only those of stored connections. */
  secretOf(profile: ConnectionProfile): Thenable<string | undefined> {
    return (profile.isDemo === true ? this.#demo : this.#saved).secretOf(profile);
  }

  readonly onDidChange = (listener: () => unknown): Disposable => {
    const both = new Disposables();
    both.add(this.#demo.onDidChange(listener));
    both.add(this.#saved.onDidChange(listener));
    return both;
  };
}
