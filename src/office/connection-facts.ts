import type { Protocol } from '../odoo/session.ts';

/** A connection, as far as opening it needs to know it: all but its secret. */
export interface ConnectionFacts {
  /** "https://books.example.com", never with a path. */
  readonly origin: string;
  readonly database: string;
  readonly login: string;
  /** The person agreed that the secret may travel unencrypted to this origin. */
  readonly allowPlainHttp: boolean;
  /** Left out, the connection finds the best one. */
  readonly protocol?: Protocol;
  /** PEM; where given, no other authority is trusted to tell who answers at the origin. */
  readonly certificateAuthority?: string;
  /** A demo company of this process. */
  readonly isDemo?: true;
}
