import type { ConnectionSource } from './connection-source.ts';
import { connectionProblems } from './problems.ts';
import type { ConnectionProfile } from './profile.ts';
import { isSameConnection, secretKey } from './profile.ts';

/** A workroom, and all that makes it another one. */
interface Opened<W> {
  readonly identity: string;
  readonly workroom: Promise<W>;
}

/**
 * Keeps one workroom open for each connection: that with its secret of now. It connects at first need,
 * everybody shares it, and what failed is tried again at the next need. A changed connection or secret is met by
 * comparing at each need, so no event can be missed.
 * @typeParam W the workroom
 */
export class Workrooms<W> {
  readonly #connections: Pick<ConnectionSource, 'all' | 'secretOf'>;
  readonly #open: (profile: ConnectionProfile, secret: string) => Promise<W>;
  readonly #opened = new Map<string, Opened<W>>();

  constructor(
    connections: Pick<ConnectionSource, 'all' | 'secretOf'>,
    open: (profile: ConnectionProfile, secret: string) => Promise<W>,
  ) {
    this.#connections = connections;
    this.#open = open;
  }

  /**
   * The workroom of a connection, as it is now.
   * @param profile the connection as it was a moment ago
   * @throws Problem not_connected when it is there no more, secret_missing, or why connecting failed
   */
  async of(profile: ConnectionProfile): Promise<W> {
    const now = this.#connections.all.find((other) => isSameConnection(other, profile));
    if (now === undefined) throw connectionProblems.notConnected();
    const secret = await this.#connections.secretOf(now);
    if (secret === undefined) throw connectionProblems.secretMissing(now.origin);
    const { allowPlainHttp, protocol, certificateAuthority, posting } = now;
    const way = [allowPlainHttp, protocol, certificateAuthority];
    const key = secretKey(now);
    const identity = JSON.stringify([now.isDemo, way, posting, secret]);
    const known = this.#opened.get(key);
    if (known?.identity === identity) return known.workroom;
    const workroom = this.#open(now, secret);
    const opened = { identity, workroom };
    this.#opened.set(key, opened);
    workroom.catch(() => {
      if (this.#opened.get(key) === opened) this.#opened.delete(key);
    });
    return workroom;
  }
}
