import * as vscode from 'vscode';
import type { Disposable } from '../common/disposable.ts';
import type { McpEndpoint } from '../mcp/endpoint.ts';
import type { ConnectionSource } from './connections/connection-source.ts';
import { connectionProblems } from './connections/problems.ts';
import { MCP_SERVERS } from './contributions.ts';
import { SharedPromise } from '../common/shared-promise.ts';

/** VS Code finds a server again by its label, and shows it to people. The demo company's is another server. */
const LABEL = 'Odoo';
const DEMO_LABEL = 'Odoo (demo)';

/** Stands in until the server is needed: VS Code stops a running server whose offered address changes. */
const PLACEHOLDER = 'http://invalid.invalid/mcp';

/**
 * Offers the MCP server of this window to VS Code while there is a connection. The endpoint opens when VS Code
 * first starts the server and is the same at each later start.
 */
export class McpServers
  implements vscode.McpServerDefinitionProvider<vscode.McpHttpServerDefinition>, Disposable
{
  readonly #connections: ConnectionSource;
  readonly #version: string;
  readonly #endpoint: SharedPromise<McpEndpoint>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: Disposable;
  readonly onDidChangeMcpServerDefinitions = this.#changed.event;

  /** @param version changes whenever the tools do, or VS Code keeps offering the ones it knows */
  constructor(connections: ConnectionSource, version: string, openEndpoint: () => Promise<McpEndpoint>) {
    this.#connections = connections;
    this.#version = version;
    this.#endpoint = new SharedPromise(openEndpoint);
    this.#listening = connections.onDidChange(() => this.#changed.fire());
  }

  /** Asked eagerly and often: constant while connected. */
  provideMcpServerDefinitions(): vscode.McpHttpServerDefinition[] {
    return this.#connections.current === undefined ? [] : [this.#definition(PLACEHOLDER, {})];
  }

  /** Asked at every start of the server, sometimes twice. */
  async resolveMcpServerDefinition(): Promise<vscode.McpHttpServerDefinition> {
    if (this.#connections.current === undefined) throw connectionProblems.notConnected();
    const endpoint = await this.#endpoint.get();
    return this.#definition(endpoint.uri, endpoint.headers);
  }

  async dispose(): Promise<void> {
    this.#listening.dispose();
    this.#changed.dispose();
    const endpoint = await this.#endpoint.made;
    await endpoint?.dispose();
  }

  #definition(uri: string, headers: Record<string, string>): vscode.McpHttpServerDefinition {
    const label = this.#connections.current?.isDemo === true ? DEMO_LABEL : LABEL;
    return new vscode.McpHttpServerDefinition(label, vscode.Uri.parse(uri, true), headers, this.#version);
  }
}

/** Registers the provider where the host has MCP servers: some hosts of VS Code extensions do not. */
export function registerMcpServers(
  host: Partial<typeof vscode.lm> | undefined,
  servers: McpServers,
): Disposable[] {
  const registered = host?.registerMcpServerDefinitionProvider?.(MCP_SERVERS, servers);
  return registered === undefined ? [] : [registered];
}
