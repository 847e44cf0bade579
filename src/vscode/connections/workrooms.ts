import type { Disposable } from '../../common/disposable.ts';
import type { ConnectionSource } from './connection-source.ts';
import { connectionProblems } from './problems.ts';
import type { ConnectionProfile } from './profile.ts';
import { sameIn, secretKey } from './profile.ts';

interface WorkroomsParts<W> {
  readonly connections: Pick<ConnectionSource, 'all' | 'secretOf' | 'onDidChange'>;
  readonly open: (profile: ConnectionProfile, secret: string) => Promise<W>;
  /** Ends a workroom of which nobody can have more: what is under way in it comes to its end. */
  readonly close: (workroom: W) => Promise<void>;
  readonly report: (thrown: unknown) => void;
}

/** A workroom, and all that makes it another one. */
interface Opened<W> {
  readonly identity: string;
  readonly profile: ConnectionProfile;
  readonly workroom: Promise<W>;
}

/**
 * Keeps one workroom open for each connection: that with its secret of now. It connects at first need,
 * everybody shares it, and what failed is tried again at the next need. A changed connection or secret is met by
 * comparing at each need, so no event can be missed; a workroom that is nobody's any more ends, and its secret is
 * forgotten with it.
 * @typeParam W the workroom
 */
export class Workrooms<W> implements Disposable {
  readonly #parts: WorkroomsParts<W>;
  readonly #opened = new Map<string, Opened<W>>();
  readonly #listening: Disposable;

  constructor(parts: WorkroomsParts<W>) {
    this.#parts = parts;
    this.#listening = parts.connections.onDidChange(() => this.#follow());
  }

  /**
   * The workroom of a connection, as it is now.
   * @param profile the connection as it was a moment ago
   * @throws Problem not_connected when it is there no more, secret_missing, or why connecting failed
   */
  async of(profile: ConnectionProfile): Promise<W> {
    const { connections, open } = this.#parts;
    const now = sameIn(connections.all, profile);
    if (now === undefined) throw connectionProblems.notConnected();
    const secret = await connections.secretOf(now);
    if (secret === undefined) throw connectionProblems.secretMissing(now.origin);
    const key = secretKey(now);
    const identity = identityOf(now, secret);
    const since = sameIn(connections.all, profile);
    // It was changed while the secret was read: nothing that is open told of that.
    if (since === undefined || identityOf(since, secret) !== identity) return this.of(profile);
    const known = this.#opened.get(key);
    if (known?.identity === identity) return known.workroom;
    if (known !== undefined) this.#end(known);
    const workroom = open(now, secret);
    const opened = { identity, profile: now, workroom };
    this.#opened.set(key, opened);
    workroom.catch(() => this.#forget(opened));
    return workroom;
  }

  /** What is open then ends with the window. */
  dispose(): void {
    this.#listening.dispose();
  }

  #follow(): void {
    for (const opened of this.#opened.values()) this.#endIfGone(opened).catch(this.#parts.report);
  }

  async #endIfGone(opened: Opened<W>): Promise<void> {
    const { connections } = this.#parts;
    const now = sameIn(connections.all, opened.profile);
    const secret = now && (await connections.secretOf(now));
    const isGone = !now || secret === undefined || identityOf(now, secret) !== opened.identity;
    if (isGone) this.#end(opened);
  }

  #end(opened: Opened<W>): void {
    if (!this.#forget(opened)) return;
    const { close, report } = this.#parts;
    // What could not be opened has nothing to close.
    opened.workroom.then(close, () => undefined).catch(report);
  }

  /** @returns false when it was forgotten before */
  #forget(opened: Opened<W>): boolean {
    const key = secretKey(opened.profile);
    return this.#opened.get(key) === opened && this.#opened.delete(key);
  }
}

function identityOf(profile: ConnectionProfile, secret: string): string {
  const { isDemo, allowPlainHttp, protocol, certificateAuthority, posting } = profile;
  return JSON.stringify([isDemo, [allowPlainHttp, protocol, certificateAuthority], posting, secret]);
}
