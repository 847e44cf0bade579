import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import type { ConnectionProfile } from './profile.ts';
import { parseProfiles, secretKey } from './profile.ts';

const PROFILES = 'connections';

/**
 * The connections of this user: profiles in VS Code's global storage, secrets in its secret storage. Nothing of
 * a workspace is read. For now there is at most one.
 */
export class Connections implements ConnectionSource, Disposable {
  readonly #profiles: vscode.Memento;
  readonly #secrets: vscode.SecretStorage;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #otherWindows: vscode.Disposable;

  /** Fires after connecting and disconnecting, in this window or another one. */
  readonly onDidChange = this.#changed.event;

  constructor(profiles: vscode.Memento, secrets: vscode.SecretStorage) {
    this.#profiles = profiles;
    this.#secrets = secrets;
    this.#otherWindows = secrets.onDidChange(() => this.#changed.fire());
  }

  get current(): ConnectionProfile | undefined {
    return this.#all()[0];
  }

  /** @returns undefined when the secret storage does not have it (any more) */
  secretOf(profile: ConnectionProfile): Thenable<string | undefined> {
    return this.#secrets.get(secretKey(profile));
  }

  /** Keeps a connection that was tried and works; it takes the place of the one before. */
  async connect(profile: ConnectionProfile, secret: string): Promise<void> {
    const others = this.#all().filter((other) => secretKey(other) !== secretKey(profile));
    await this.#profiles.update(PROFILES, [profile]);
    await this.#secrets.store(secretKey(profile), secret);
    await this.#forgetSecrets(others);
    this.#changed.fire();
  }

  /** Forgets profile and secret. */
  async disconnect(): Promise<void> {
    const all = this.#all();
    await this.#profiles.update(PROFILES, []);
    await this.#forgetSecrets(all);
    this.#changed.fire();
  }

  dispose(): void {
    this.#otherWindows.dispose();
    this.#changed.dispose();
  }

  #all(): readonly ConnectionProfile[] {
    return parseProfiles(this.#profiles.get(PROFILES));
  }

  async #forgetSecrets(profiles: readonly ConnectionProfile[]): Promise<void> {
    for (const profile of profiles) await this.#secrets.delete(secretKey(profile));
  }
}
