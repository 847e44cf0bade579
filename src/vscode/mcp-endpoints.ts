import type { Disposable } from '../common/disposable.ts';
import { SharedPromise } from '../common/shared-promise.ts';
import type { McpEndpoint } from '../mcp/endpoint.ts';
import type { ConnectionSource } from './connections/connection-source.ts';
import { connectionProblems } from './connections/problems.ts';
import { connectionId } from './connections/profile.ts';
import type { ConnectionProfile } from './connections/profile.ts';

/** Where an MCP server is reached. */
type Endpoint = Pick<McpEndpoint, 'uri' | 'headers' | 'dispose'>;

export interface McpEndpointsParts {
  readonly connections: Pick<ConnectionSource, 'all' | 'onDidChange'>;
  /** Opens the endpoint of one connection. */
  readonly open: (profile: ConnectionProfile) => Promise<Endpoint>;
  readonly report: (thrown: unknown) => void;
}

/**
 * An endpoint for each connection of this window: it opens when its server is first started, is the same at each later
 * start, and closes with the connection.
 */
export class McpEndpoints implements Disposable {
  readonly #parts: McpEndpointsParts;
  readonly #open = new Map<string, SharedPromise<Endpoint>>();
  /** By the labels that were last told: one that was renamed since, in another window, may still be asked for. */
  #told: ReadonlyMap<string, string> = new Map();
  readonly #listening: Disposable;

  constructor(parts: McpEndpointsParts) {
    this.#parts = parts;
    this.#listening = parts.connections.onDidChange(() => this.#follow());
  }

  /** One server for each connection, by the label that people see. No two connections have the same name. */
  labels(): readonly string[] {
    const { all } = this.#parts.connections;
    this.#told = new Map(all.map((profile) => [`Odoo: ${profile.name}`, connectionId(profile)]));
    return [...this.#told.keys()];
  }

  /**
   * Where the server with this label is reached.
   * @throws Problem not_connected, or why it cannot be opened
   */
  async of(label: string): Promise<Endpoint> {
    const id = this.#told.get(label);
    const profile = this.#parts.connections.all.find((each) => connectionId(each) === id);
    if (id === undefined || profile === undefined) throw connectionProblems.notConnected();
    const endpoint = this.#open.get(id) ?? new SharedPromise(() => this.#parts.open(profile));
    this.#open.set(id, endpoint);
    return endpoint.get();
  }

  async dispose(): Promise<void> {
    this.#listening.dispose();
    await Promise.all([...this.#open.keys()].map((id) => this.#close(id)));
  }

  #follow(): void {
    const there = new Set(this.#parts.connections.all.map(connectionId));
    for (const id of this.#open.keys()) if (!there.has(id)) this.#close(id).catch(this.#parts.report);
  }

  async #close(id: string): Promise<void> {
    const endpoint = this.#open.get(id);
    this.#open.delete(id);
    await (await endpoint?.made)?.dispose();
  }
}
