import { Problem } from '../common/problem.ts';
import { checkCall } from './allow-list.ts';
import type { AllowList } from './allow-list.ts';
import type { CallOptions, OdooClient } from './client.ts';
import type { Dialect, DialectCall } from './dialect.ts';
import { OdooError } from './errors.ts';
import type { RequestRecorder } from './request-recorder.ts';
import { retryRead } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import type { WriteTurns } from './session.ts';

/** What all clients of one session share. */
interface SessionParts {
  readonly origin: string;
  readonly database: string;
  readonly dialect: Dialect;
  readonly turns: WriteTurns;
  readonly reads: RetryPolicy;
  /** Milliseconds for a write. */
  readonly writeTimeout: number;
  readonly requests: RequestRecorder;
}

/** Makes the declared calls: reads until they succeed or time is up, writes in their turn and once. */
export class SessionClient implements OdooClient {
  readonly #parts: SessionParts;
  readonly #allowed: AllowList;

  constructor(parts: SessionParts, allowed: AllowList) {
    this.#parts = parts;
    this.#allowed = allowed;
  }

  async call(model: string, method: string, options: CallOptions = {}): Promise<unknown> {
    const { args = [], kwargs = {}, context = {}, signal, lastCheck } = options;
    const proposed = { model, method, args, kwargs, context };
    const kind = checkCall(this.#allowed, proposed);
    const call = { ...proposed, kind, ...(signal === undefined ? {} : { signal }) };
    if (kind === 'write') return this.#write(call, lastCheck);
    return retryRead((timeout) => this.#send({ ...call, timeout }), this.#parts.reads, signal);
  }

  async #write(call: Omit<DialectCall, 'timeout'>, lastCheck?: () => Promise<void>): Promise<unknown> {
    const { origin, database, turns, writeTimeout } = this.#parts;
    const turn = await turns.take(origin, database, call.signal).catch((thrown: unknown) => {
      throw thrown instanceof Problem ? new OdooError('not-sent', thrown) : thrown;
    });
    try {
      await lastCheck?.();
      return await this.#send({ ...call, timeout: writeTimeout });
    } finally {
      await turn.dispose();
    }
  }

  #send(call: DialectCall): Promise<unknown> {
    const { dialect, requests } = this.#parts;
    return requests.record({ ...call, protocol: dialect.protocol }, () => dialect.call(call));
  }
}
