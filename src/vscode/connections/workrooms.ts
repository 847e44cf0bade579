import type { ConnectionSource } from './connection-source.ts';
import { connectionProblems } from './problems.ts';
import type { ConnectionProfile } from './profile.ts';
import { secretKey } from './profile.ts';

/**
 * Keeps one workroom open: that of the current connection with its current secret. It connects at first need,
 * everybody shares it, and what failed is tried again at the next need. A changed connection or secret is met by
 * comparing at each need, so no event can be missed.
 * @typeParam W the workroom
 */
export class Workrooms<W> {
  readonly #connections: Pick<ConnectionSource, 'current' | 'secretOf'>;
  readonly #open: (profile: ConnectionProfile, secret: string) => Promise<W>;
  #opened: { readonly identity: string; readonly workroom: Promise<W> } | undefined;

  constructor(
    connections: Pick<ConnectionSource, 'current' | 'secretOf'>,
    open: (profile: ConnectionProfile, secret: string) => Promise<W>,
  ) {
    this.#connections = connections;
    this.#open = open;
  }

  /** @throws Problem not_connected, secret_missing, or why connecting failed */
  current(): Promise<W> {
    return this.of(this.#connections.current);
  }

  /**
   * The workroom of a connection that was current a moment ago.
   * @throws Problem as `current`
   */
  async of(profile: ConnectionProfile | undefined): Promise<W> {
    if (profile === undefined) throw connectionProblems.notConnected();
    const secret = await this.#connections.secretOf(profile);
    if (secret === undefined) throw connectionProblems.secretMissing(profile.origin);
    const { allowPlainHttp, protocol, certificateAuthority, posting } = profile;
    const way = [allowPlainHttp, protocol, certificateAuthority];
    const identity = JSON.stringify([secretKey(profile), way, posting, secret]);
    if (this.#opened?.identity === identity) return this.#opened.workroom;
    const workroom = this.#open(profile, secret);
    const opened = { identity, workroom };
    this.#opened = opened;
    workroom.catch(() => {
      if (this.#opened === opened) this.#opened = undefined;
    });
    return workroom;
  }
}
