import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionProfile } from './profile.ts';

/** Where connections come from. Asked at each need: what it said before may not hold any more. */
export interface ConnectionSource {
  /** In the order in which they came; each name and each `connectionId` is there once. */
  readonly all: readonly ConnectionProfile[];
  /** @returns undefined when there is no secret (any more) for exactly this profile */
  secretOf(profile: ConnectionProfile): Thenable<string | undefined>;
  /** Calls after `all` or a secret may have changed, until what it returns is disposed. */
  readonly onDidChange: (listener: () => unknown) => Disposable;
}
