import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionProfile } from './profile.ts';

/** Where a connection comes from. Asked at each need: what it said before may not hold any more. */
export interface ConnectionSource {
  /** Undefined while there is none. */
  readonly current: ConnectionProfile | undefined;
  /** @returns undefined when there is no secret (any more) for exactly this profile */
  secretOf(profile: ConnectionProfile): Thenable<string | undefined>;
  /** Calls after `current` or its secret may have changed, until what it returns is disposed. */
  readonly onDidChange: (listener: () => unknown) => Disposable;
}
