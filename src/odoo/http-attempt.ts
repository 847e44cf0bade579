import type { ClientRequest } from 'node:http';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { Disposables } from '../common/disposable.ts';
import { tlsUntrusted, unreachable } from './connection-problems.ts';
import type { UnreachableReason } from './connection-problems.ts';
import { OdooError } from './errors.ts';
import { answerUnreadable, cancelled, connectionLost, timedOut } from './exchange-problems.ts';
import { tlsFault } from './tls.ts';

interface Limits {
  readonly connectTimeout: number;
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/**
 * Watches one HTTP request from the first packet to the last: ends it when its time is up, and knows whether
 * anything of it can have reached the server when it fails.
 */
export class HttpAttempt implements Disposable {
  readonly #origin: string;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #abort = new AbortController();
  readonly #running = new Disposables();
  #connected = false;
  #ended: 'timed-out' | 'cancelled' | undefined;

  constructor(origin: string, clock: Clock, limits: Limits) {
    this.#origin = origin;
    this.#clock = clock;
    this.#limits = limits;
    this.#running.add(clock.after(limits.timeout, () => this.#end('timed-out')));
    this.#followSignal(limits.signal);
  }

  /** Aborts when the request has to end, for whatever reason. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Follows the request until its connection stands; before that nothing of it can have been read. */
  watch(request: ClientRequest, isSecure: boolean): ClientRequest {
    const { connectTimeout } = this.#limits;
    const connecting = this.#running.add(this.#clock.after(connectTimeout, () => this.#end('timed-out')));
    const connected = (): void => {
      this.#connected = true;
      connecting.dispose();
    };
    request.once('socket', (socket) => {
      if (request.reusedSocket) connected();
      else socket.once(isSecure ? 'secureConnect' : 'connect', connected);
    });
    return request;
  }

  /** Our error for whatever ended the request, without anything of what was thrown. */
  failure(thrown: unknown): OdooError {
    if (this.#ended === 'cancelled') return cancelled(this.#connected ? 'unknown' : 'not-sent');
    if (this.#ended === 'timed-out') {
      return this.#connected ? timedOut('unknown') : unreachable(this.#origin, 'silent');
    }
    if (thrown instanceof OdooError) return thrown;
    const code = codeOf(thrown);
    if (!this.#connected) return this.#neverConnected(code);
    return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE'
      ? answerUnreadable('unknown')
      : connectionLost();
  }

  dispose(): void {
    this.#running.dispose();
  }

  #neverConnected(code: string): OdooError {
    const fault = tlsFault(code);
    return fault === undefined
      ? unreachable(this.#origin, reasonOf(code))
      : tlsUntrusted(this.#origin, fault);
  }

  #followSignal(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    const cancel = (): void => this.#end('cancelled');
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    this.#running.add({ dispose: () => signal.removeEventListener('abort', cancel) });
  }

  #end(why: 'timed-out' | 'cancelled'): void {
    this.#ended ??= why;
    this.#abort.abort();
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

function reasonOf(code: string): UnreachableReason {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
      return 'no-such-host';
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EACCES':
    case 'EPERM':
      return 'refused';
    default:
      return 'silent';
  }
}
