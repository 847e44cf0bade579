import { Disposables } from '../../common/disposable.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import type { ConnectionProfile } from './profile.ts';

/** What this window is connected to: the demo company while it runs here, else the person's own connection. */
export class CurrentConnection implements ConnectionSource {
  readonly #demo: ConnectionSource;
  readonly #saved: ConnectionSource;

  constructor(demo: ConnectionSource, saved: ConnectionSource) {
    this.#demo = demo;
    this.#saved = saved;
  }

  get current(): ConnectionProfile | undefined {
    return this.#demo.current ?? this.#saved.current;
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
