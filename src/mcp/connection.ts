import { Problem } from '../common/problem.ts';
import type { Workroom } from './workroom.ts';

/** What the tools are connected to at one moment; nothing, as long as nobody asks for the workroom. */
export interface Connection {
  /** It is the demo company, and every answer says so. */
  readonly isDemo: boolean;
  /** The person's own name for it, where they need it to tell it from others: plain text on one line. */
  readonly name?: string;
  /** What stands for that name in the names of tools, at most 8 characters: no other connection has the same. */
  readonly shortName?: string;
  /** Connects on first need. */
  readonly workroom: () => Promise<Workroom>;
}

/**
 * The connection for a session: one that began in the demo company never reaches real books, and the other way round.
 * What an agent was told to do in the one is not meant for the other.
 * @param isDemo whether the session began in the demo company
 */
export function connectionFor(isDemo: boolean, connection: Connection): Connection {
  if (connection.isDemo === isDemo) return connection;
  return { isDemo, workroom: () => Promise.reject(otherBooks(isDemo)) };
}

function otherBooks(wasDemo: boolean): Problem {
  const [before, now] = wasDemo ? ['the demo company', 'real books'] : ['real books', 'the demo company'];
  return new Problem({
    code: 'not_connected',
    person: `An agent that began in ${before} went on after the change to ${now}. Nothing was done.`,
    model: `This session began in ${before}, and the person has changed to ${now}. Nothing was done. Ask the person before you go on there.`,
  });
}
