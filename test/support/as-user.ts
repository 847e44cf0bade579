import type { OdooSession } from '../../src/odoo/session.ts';

/** Who a session says it is, and where. */
type Who = Partial<Pick<OdooSession, 'login' | 'uid' | 'database' | 'origin'>>;

/** A session of another user on the same wire, and whether it was retired or disposed. */
export interface SessionAs extends OdooSession {
  retired: number;
  disposed: number;
}

/** The same wire as somebody else; ending it is counted and leaves the wire open. */
export function asUser(inner: OdooSession, who: Who): SessionAs {
  const { origin, database, login, uid, version, protocol } = inner;
  return {
    ...{ origin, database, login, uid, version, protocol, retired: 0, disposed: 0 },
    ...who,
    clientFor: (allowed) => inner.clientFor(allowed),
    retire() {
      this.retired += 1;
    },
    dispose() {
      this.disposed += 1;
    },
  };
}
