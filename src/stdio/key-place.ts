import type { KeyPlace } from '../approvals/terminal/set-key.ts';
import { connect } from '../odoo/connect.ts';
import type { WireOptions } from '../odoo/session.ts';
import type { Configuration } from './configuration.ts';

/** The connection of a configuration, as a key for posting is tried on it. */
export function keyPlaceOf({ connection, secret }: Configuration, wire: WireOptions): KeyPlace {
  const { origin, database, login: drafter, allowPlainHttp, certificateAuthority } = connection;
  const trusted = certificateAuthority === undefined ? {} : { certificateAuthority };
  return {
    drafting: { origin, database, login: drafter, ...trusted },
    logIn: async (login, key = secret) => {
      const target = { url: origin, database, login, secret: key, allowPlainHttp, ...trusted };
      const session = await connect(target, wire);
      try {
        return session.uid;
      } finally {
        await session.dispose();
      }
    },
  };
}
