import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { AllowList } from './allow-list.ts';
import type { OdooClient } from './client.ts';
import type { FailedOutcome } from './errors.ts';

/** Where to connect and as whom. The secret is a password or an API key. */
export interface ConnectionTarget {
  /** As the person typed it; path, query and fragment are ignored. */
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly secret: string;
  /** The person agreed that the secret may travel unencrypted to this origin. */
  readonly allowPlainHttp: boolean;
  /** Left out: JSON-2 where it works (Odoo 19+ with an API key), else JSON-RPC. */
  readonly protocol?: Protocol;
  /** A custom certificate authority, PEM. */
  readonly certificateAuthority?: string;
}

export type Protocol = 'json-2' | 'json-rpc';

export interface OdooVersion {
  readonly major: number;
  /** As Odoo says it: "19.0". */
  readonly text: string;
}

/** All in milliseconds. A cold password check costs Odoo 16+ more than a second, so 30 s is the least for reads. */
export interface Timeouts {
  readonly connect: number;
  /** One attempt of a read. */
  readonly read: number;
  /** A write: Odoo's own limit is 120 s. */
  readonly write: number;
  /** A read with all its retries. */
  readonly deadline: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { connect: 10_000, read: 30_000, write: 120_000, deadline: 45_000 };

/** One request that was made, for counting and for the log: never arguments, never secrets. */
export interface RequestRecord {
  readonly model: string;
  readonly method: string;
  readonly kind: 'read' | 'write' | 'probe';
  readonly protocol: Protocol | 'http';
  readonly milliseconds: number;
  readonly outcome: 'done' | FailedOutcome;
}

/**
 * One write in flight per origin and database, across processes: Odoo 14 corrupts concurrent creates that it
 * retries. The journal's locks implement it.
 */
export interface WriteTurns {
  /** Resolves when it is the caller's turn; disposing ends the turn. */
  take(origin: string, database: string, signal?: AbortSignal): Promise<Disposable>;
}

export interface WireOptions {
  readonly clock: Clock;
  readonly turns: WriteTurns;
  readonly timeouts?: Partial<Timeouts>;
  readonly onRequest?: (record: RequestRecord) => void;
  /** Between 0 and 1: the jitter of retries. */
  readonly random?: () => number;
  readonly signal?: AbortSignal;
}

/** What is needed to speak to a server before anything secret is said. */
export interface ServerOptions {
  readonly clock: Clock;
  /** The person agreed to speak to this origin unencrypted. */
  readonly allowPlainHttp: boolean;
  /** A custom certificate authority, PEM. */
  readonly certificateAuthority?: string;
  readonly timeouts?: Partial<Timeouts>;
  readonly onRequest?: (record: RequestRecord) => void;
  readonly signal?: AbortSignal;
}

/** A connection that was tried and works. Disposing it cuts off what is under way on it. */
export interface OdooSession extends Disposable {
  /** "https://books.example.com", never with a path. */
  readonly origin: string;
  readonly database: string;
  readonly login: string;
  readonly uid: number;
  readonly version: OdooVersion;
  readonly protocol: Protocol;
  /** A client that can make these calls and no others. */
  clientFor(allowed: AllowList): OdooClient;
  /** Nobody needs it any more: it keeps nothing open, and what is under way on it comes to its end. */
  retire(): void;
}
