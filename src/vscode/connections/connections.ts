import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import { defaultName, isTaken } from './names.ts';
import type { ConnectionProfile, PostingUser } from './profile.ts';
import {
  isSameConnection,
  parseProfiles,
  postingSecretKey,
  sameIn,
  secretKey,
  secretKeysOf,
} from './profile.ts';
import { shortNamed } from './short-names.ts';

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
 * a workspace is read.
 */
export class Connections implements ConnectionSource, Disposable {
  readonly #profiles: ProfileStorage;
  readonly #secrets: SecretStorage;
  readonly #listeners = new Set<() => unknown>();
  readonly #otherWindows: Disposable;
  /** What the listeners know. */
  #told: string;

  constructor(profiles: ProfileStorage, secrets: SecretStorage) {
    this.#profiles = profiles;
    this.#secrets = secrets;
    this.#told = JSON.stringify(this.all);
    this.#otherWindows = secrets.onDidChange(() => this.#changed());
  }

  /** Calls after every change in this window, after those of secrets in another one, and after what `lookAgain` found. */
  readonly onDidChange = (listener: () => unknown): Disposable => {
    const tell = () => listener();
    this.#listeners.add(tell);
    return { dispose: () => this.#listeners.delete(tell) };
  };

  /** Whether another window changed something, such as a name: of profiles VS Code tells no other window. */
  lookAgain(): void {
    if (JSON.stringify(this.all) !== this.#told) this.#changed();
  }

  get all(): readonly ConnectionProfile[] {
    return parseProfiles(this.#profiles.get(PROFILES));
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
   * Keeps a connection that was tried and works: beside the others, or in place of the same one of before. A name that is
   * taken becomes another one. Who posts on a database stays the same: neither a new key for drafting nor another
   * drafter takes that fence away.
   */
  async connect(profile: ConnectionProfile, secret: string): Promise<void> {
    const before = this.all;
    const others = before.filter((other) => !isSameConnection(other, profile));
    const posting = postingKept(profile, before);
    const name = isTaken(profile.name, others) ? defaultName(profile, others) : profile.name;
    const { shortName } = renamed(sameIn(before, profile) ?? profile, name, others);
    const { shortName: _, ...own } = profile;
    const kept = {
      ...{ ...own, name },
      ...(shortName !== undefined && { shortName }),
      ...(posting !== undefined && { posting }),
    };
    const isNew = others.length === before.length;
    const after = isNew ? [...others, kept] : withChanged(before, kept);
    await this.#keep(after, before, [secretKey(profile), secret]);
  }

  /**
   * Says who posts on a connection from now on.
   * @param posting undefined: the connection's own user
   * @param key was tried and works; it is kept unless it is to be typed each time
   * @returns false when this connection is there no more: then nothing is set
   */
  async setPosting(
    profile: ConnectionProfile,
    posting: PostingUser | undefined,
    key: string,
  ): Promise<boolean> {
    const before = this.all;
    const same = sameIn(before, profile);
    if (same === undefined) return false;
    const { posting: _, ...own } = same;
    const changed = posting === undefined ? own : { ...own, posting };
    const secret =
      posting?.typed === false ? ([postingSecretKey(profile, posting), key] as const) : undefined;
    await this.#keep(withChanged(before, changed), before, secret);
    return true;
  }

  /** @returns false when the name is another connection's, or this one is there no more: then nothing is changed */
  async rename(profile: ConnectionProfile, name: string): Promise<boolean> {
    const before = this.all;
    const same = sameIn(before, profile);
    const others = before.filter((other) => other !== same);
    if (same === undefined || isTaken(name, others)) return false;
    await this.#keep(withChanged(before, renamed(same, name, others)), before);
    return true;
  }

  /** Forgets a profile and its secrets, but not the key of who posts while another connection posts with it. */
  async remove(profile: ConnectionProfile): Promise<void> {
    const before = this.all;
    const after = before.filter((other) => !isSameConnection(other, profile));
    await this.#keep(after, before);
  }

  dispose(): void {
    this.#otherWindows.dispose();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#told = JSON.stringify(this.all);
    for (const tell of this.#listeners) tell();
  }

  /** The secret comes after its profile: other windows hear of secrets only, and then look at the profiles. */
  async #keep(
    after: readonly ConnectionProfile[],
    before: readonly ConnectionProfile[],
    secret?: readonly [key: string, value: string],
  ): Promise<void> {
    await this.#profiles.update(PROFILES, after);
    if (secret !== undefined) await this.#secrets.store(...secret);
    const needed = new Set(after.flatMap(secretKeysOf));
    for (const key of new Set(before.flatMap(secretKeysOf)))
      if (!needed.has(key)) await this.#secrets.delete(key);
    this.#changed();
  }
}

/** Who keeps their name is called the same in tools, too. */
function renamed(
  profile: ConnectionProfile,
  name: string,
  others: readonly ConnectionProfile[],
): ConnectionProfile {
  if (profile.name === name) return shortNamed(profile, others);
  const { shortName: _, ...own } = profile;
  return shortNamed({ ...own, name }, others);
}

function withChanged(
  profiles: readonly ConnectionProfile[],
  changed: ConnectionProfile,
): readonly ConnectionProfile[] {
  return profiles.map((other) => (isSameConnection(other, changed) ? changed : other));
}

/** Who posts on the database of a connection, as it was before. Who posts anyway needs no other one to do it. */
function postingKept(
  profile: ConnectionProfile,
  before: readonly ConnectionProfile[],
): PostingUser | undefined {
  const same = sameIn(before, profile);
  if (same !== undefined) return same.posting;
  return before
    .filter(({ origin, database }) => origin === profile.origin && database === profile.database)
    .flatMap(({ posting }) => posting ?? [])
    .find(({ login }) => login !== profile.login);
}
