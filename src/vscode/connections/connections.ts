import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import type { ConnectionProfile, PostingUser } from './profile.ts';
import { parseProfiles, postingSecretKey, secretKey } from './profile.ts';

const PROFILES = 'connections';

/** VS Code's global storage, as far as it is used here. */
interface ProfileStorage {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** VS Code's secret storage, as far as it is used here. */
interface SecretStorage {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
  onDidChange(listener: () => void): Disposable;
}

/**
 * The connections of this user: profiles in VS Code's global storage, secrets in its secret storage. Nothing of
 * a workspace is read. For now there is at most one.
 */
export class Connections implements ConnectionSource, Disposable {
  readonly #profiles: ProfileStorage;
  readonly #secrets: SecretStorage;
  readonly #listeners = new Set<() => unknown>();
  readonly #otherWindows: Disposable;

  constructor(profiles: ProfileStorage, secrets: SecretStorage) {
    this.#profiles = profiles;
    this.#secrets = secrets;
    this.#otherWindows = secrets.onDidChange(() => this.#changed());
  }

  /** Calls after connecting, disconnecting and another key for posting, in this window or another one. */
  readonly onDidChange = (listener: () => unknown): Disposable => {
    const tell = () => listener();
    this.#listeners.add(tell);
    return { dispose: () => this.#listeners.delete(tell) };
  };

  get current(): ConnectionProfile | undefined {
    return this.#all()[0];
  }

  /** @returns undefined when the secret storage does not have it (any more) */
  secretOf(profile: ConnectionProfile): Thenable<string | undefined> {
    return this.#secrets.get(secretKey(profile));
  }

  /** @returns undefined when nobody else posts, their key is typed each time, or it is not there (any more) */
  async postingSecretOf(profile: ConnectionProfile): Promise<string | undefined> {
    const { posting } = profile;
    if (posting === undefined || posting.typed) return undefined;
    return this.#secrets.get(postingSecretKey(profile, posting));
  }

  /**
   * Keeps a connection that was tried and works; it takes the place of the one before. Who posts stays the same on the
   * same database: a new key for drafting does not take that fence away. Elsewhere it is forgotten.
   */
  async connect(profile: ConnectionProfile, secret: string): Promise<void> {
    const before = this.#all();
    const same = before.find(
      ({ origin, database }) => origin === profile.origin && database === profile.database,
    );
    const kept = same?.posting === undefined ? profile : { ...profile, posting: same.posting };
    await this.#profiles.update(PROFILES, [kept]);
    await this.#secrets.store(secretKey(profile), secret);
    await this.#forgetAllBut(kept, before);
    this.#changed();
  }

  /**
   * Says who posts on a connection from now on.
   * @param posting undefined: the connection's own user
   * @param key was tried and works; it is kept unless it is to be typed each time
   * @returns false when this is not the connection any more: then nothing is set
   */
  async setPosting(
    profile: ConnectionProfile,
    posting: PostingUser | undefined,
    key: string,
  ): Promise<boolean> {
    const before = this.#all();
    const same = before.find((other) => secretKey(other) === secretKey(profile));
    if (same === undefined) return false;
    const { posting: _, ...own } = same;
    const changed = posting === undefined ? own : { ...own, posting };
    await this.#profiles.update(PROFILES, [changed]);
    if (posting?.typed === false) await this.#secrets.store(postingSecretKey(profile, posting), key);
    await this.#forgetAllBut(changed, before);
    this.#changed();
    return true;
  }

  /** Forgets profile and secrets. */
  async disconnect(): Promise<void> {
    const all = this.#all();
    await this.#profiles.update(PROFILES, []);
    await this.#forgetAllBut(undefined, all);
    this.#changed();
  }

  dispose(): void {
    this.#otherWindows.dispose();
    this.#listeners.clear();
  }

  #changed(): void {
    for (const tell of this.#listeners) tell();
  }

  #all(): readonly ConnectionProfile[] {
    return parseProfiles(this.#profiles.get(PROFILES));
  }

  async #forgetAllBut(
    kept: ConnectionProfile | undefined,
    profiles: readonly ConnectionProfile[],
  ): Promise<void> {
    const keys = kept === undefined ? [] : secretKeysOf(kept);
    for (const key of profiles.flatMap(secretKeysOf))
      if (!keys.includes(key)) await this.#secrets.delete(key);
  }
}

/** What the secret storage holds of a connection. */
function secretKeysOf(profile: ConnectionProfile): readonly string[] {
  const { posting } = profile;
  const own = secretKey(profile);
  return posting === undefined || posting.typed ? [own] : [own, postingSecretKey(profile, posting)];
}
