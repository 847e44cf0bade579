import type { Handle } from '../../accounting/handle.ts';
import type { PersonRequest } from '../../posting/asking/person-request.ts';
import type { Gate } from '../../posting/gate.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { isSameConnection } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

/** What the view needs of a gate: it cannot ask or post with it. */
export type AskingGate = Pick<Gate, 'waiting' | 'refused' | 'lift'>;

/** What waits for the person on one connection, and what they do not want to be asked again there. */
export interface ConnectionQuestions {
  /** The oldest first. */
  readonly waiting: readonly PersonRequest[];
  readonly refused: readonly Handle[];
}

/** What this window's gates wait for, and what the person does not want to be asked again. */
export class OpenQuestions {
  readonly #connections: Pick<ConnectionSource, 'all'>;
  readonly #gates = new Map<AskingGate, ConnectionProfile>();

  constructor(connections: Pick<ConnectionSource, 'all'>) {
    this.#connections = connections;
  }

  /** Something changed at the gate of a connection. One of before that took its place is forgotten. */
  heard(connection: ConnectionProfile, gate: AskingGate): void {
    this.#gates.set(gate, connection);
    this.#forget((other, of) => other !== gate && isSameConnection(of, connection));
    this.connectionsChanged();
  }

  /** A gate of a connection that is gone is forgotten when nothing waits there any more. */
  connectionsChanged(): void {
    const { all } = this.#connections;
    this.#forget((_, of) => !all.some((open) => isSameConnection(open, of)));
  }

  /** A document is known by its handle on its own connection only. */
  of(connection: ConnectionProfile): ConnectionQuestions {
    const gates = this.#gatesOf(connection);
    const refused = [...new Set(gates.flatMap((gate) => gate.refused))];
    return { waiting: waitingAt(gates), refused };
  }

  /** What still waits for the person at connections that are there no more: there is one dialog in a window. */
  get elsewhere(): readonly PersonRequest[] {
    const { all } = this.#connections;
    const gates = [...this.#gates].filter(([, of]) => !all.some((open) => isSameConnection(open, of)));
    return waitingAt(gates.map(([gate]) => gate));
  }

  /** The gates of a connection that may not ask about a document. */
  whoMayNotAsk(connection: ConnectionProfile, document: Handle): readonly Pick<AskingGate, 'lift'>[] {
    return this.#gatesOf(connection).filter(({ refused }) => refused.includes(document));
  }

  /** What a gate refuses is refused by every other one of the same books, too; what waits, waits at one alone. */
  #forget(isPast: (gate: AskingGate, of: ConnectionProfile) => boolean): void {
    for (const [gate, of] of this.#gates)
      if (gate.waiting.length === 0 && isPast(gate, of)) this.#gates.delete(gate);
  }

  #gatesOf(connection: ConnectionProfile): readonly AskingGate[] {
    return [...this.#gates].flatMap(([gate, of]) => (isSameConnection(of, connection) ? [gate] : []));
  }
}

function waitingAt(gates: readonly AskingGate[]): readonly PersonRequest[] {
  return gates.flatMap(({ waiting }) => waiting).toSorted((a, b) => a.expires - b.expires);
}
