import type { Workroom } from '../../office/workroom.ts';
import type { Connection } from '../../mcp/connection.ts';
import type { OpenConnections } from './open-connections.ts';
import { connectionProblems } from './problems.ts';
import { connectionId } from './profile.ts';
import type { ConnectionProfile } from './profile.ts';
import { shortNameOf } from './short-names.ts';
import type { Workrooms } from './workrooms.ts';

/**
 * What an agent reaches that was given this connection: it and no other, as it is at each call. The demo company stays
 * the same one when it is made as new.
 */
export function connectionOfAgents(
  profile: ConnectionProfile,
  connections: Pick<OpenConnections, 'all' | 'nameToTell'>,
  workrooms: Pick<Workrooms<Workroom>, 'of'>,
): Connection {
  const id = connectionId(profile);
  const now = connections.all.find((other) => connectionId(other) === id);
  const name = connections.nameToTell(now ?? profile);
  return {
    isDemo: profile.isDemo === true,
    ...(name !== undefined && { name, shortName: shortNameOf(now ?? profile) }),
    workroom: async () => {
      if (now === undefined) throw connectionProblems.notConnected();
      return workrooms.of(now);
    },
  };
}
