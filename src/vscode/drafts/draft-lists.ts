import type { DraftPage } from '../../accounting/documents.ts';
import type { Problem } from '../../common/problem.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { isSameConnection } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { DraftList } from './draft-list.ts';

interface DraftListsParts {
  readonly connections: Pick<ConnectionSource, 'all'>;
  /** Reads one page of a connection's drafts; `after` is the `next` of the page before. */
  readonly read: (
    connection: ConnectionProfile,
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<DraftPage>;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** The drafts of one connection. */
export interface ConnectionDrafts {
  readonly connection: ConnectionProfile;
  readonly list: DraftList;
}

/** The drafts of all connections of this window: a list of its own for each. */
export class DraftLists {
  readonly #parts: DraftListsParts;
  #lists: readonly ConnectionDrafts[] = [];

  constructor(parts: DraftListsParts) {
    this.#parts = parts;
  }

  /** Of the connections that there are, in their order. A list goes with its connection. */
  get all(): readonly ConnectionDrafts[] {
    const { connections } = this.#parts;
    this.#lists = connections.all.map((connection) => ({ connection, list: this.#listOf(connection) }));
    return this.#lists;
  }

  /** @returns an empty list for a connection that is there no more */
  of(connection: ConnectionProfile): DraftList {
    const known = this.all.find((each) => isSameConnection(each.connection, connection));
    return known?.list ?? this.#listOf(connection);
  }

  #listOf(connection: ConnectionProfile): DraftList {
    const known = this.#lists.find((each) => isSameConnection(each.connection, connection));
    const { read, report } = this.#parts;
    return known?.list ?? new DraftList((after, signal) => read(connection, after, signal), report);
  }
}
