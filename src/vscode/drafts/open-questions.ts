import type { Handle } from '../../accounting/handle.ts';
import type { PersonRequest } from '../../posting/asking/person-request.ts';
import type { Gate } from '../../posting/gate.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { secretKey } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

/** What the view needs of a gate: it cannot ask or post with it. */
export type AskingGate = Pick<Gate, 'waiting' | 'refused' | 'lift'>;

/** What this window's gates wait for, and what the person does not want to be asked again. */
export class OpenQuestions {
  readonly #connections: Pick<ConnectionSource, 'current'>;
  readonly #gates = new Map<AskingGate, ConnectionProfile>();

  constructor(connections: Pick<ConnectionSource, 'current'>) {
    this.#connections = connections;
  }

  /** Something changed at the gate of a connection. */
  heard(connection: ConnectionProfile, gate: AskingGate): void {
    this.#gates.set(gate, connection);
  }

  /** What waits for the person, the oldest first: on whatever connection, for there is one dialog in a window. */
  get waiting(): readonly PersonRequest[] {
    return [...this.#gates.keys()]
      .flatMap(({ waiting }) => waiting)
      .toSorted((a, b) => a.expires - b.expires);
  }

  /** Whether something of the current connection waits that is about this document. */
  isWaiting(document: Handle): boolean {
    return this.#own.some(({ waiting }) => waiting.some(({ documents }) => documents.includes(document)));
  }

  /** What may not be asked about any more on the current connection. */
  get refused(): readonly Handle[] {
    return [...new Set(this.#own.flatMap(({ refused }) => refused))];
  }

  /** The gates that may not ask about it, of the connection as it is now. */
  whoMayNotAsk(document: Handle): readonly Pick<AskingGate, 'lift'>[] {
    return this.#own.filter(({ refused }) => refused.includes(document));
  }

  /** A document is known by its handle on its own connection only. */
  get #own(): readonly AskingGate[] {
    const { current } = this.#connections;
    if (current === undefined) return [];
    return [...this.#gates].flatMap(([gate, connection]) =>
      secretKey(connection) === secretKey(current) ? [gate] : [],
    );
  }
}
