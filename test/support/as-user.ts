import type { OdooSession } from '../../src/odoo/session.ts';

/** Who a session says it is, and where. */
type Who = Partial<Pick<OdooSession, 'login' | 'uid' | 'database' | 'origin'>>;

/** A session of another user on the same wire, and whether it was disposed. */
export interface SessionAs extends OdooSession {
  disposed: number;
}

/** The same wire as somebody else; disposing it is counted and leaves the wire open. */
export function asUser(inner: OdooSession, who: Who): SessionAs {
  const { origin, database, login, uid, version, protocol } = inner;
  return {
    ...{ origin, database, login, uid, version, protocol, disposed: 0 },
    ...who,
    clientFor: (allowed) => inner.clientFor(allowed),
    dispose() {
      this.disposed += 1;
    },
  };
}
