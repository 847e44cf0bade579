import * as vscode from 'vscode';
import type { Disposable } from '../common/disposable.ts';
import { MCP_SERVERS } from './contributions.ts';
import { McpEndpoints } from './mcp-endpoints.ts';
import type { McpEndpointsParts } from './mcp-endpoints.ts';

/** Stands in until a server is needed: VS Code stops a running server whose offered address changes. */
const PLACEHOLDER = 'http://invalid.invalid/mcp';

interface McpServersParts extends McpEndpointsParts {
  /** Changes whenever the tools do, or VS Code keeps offering the ones it knows. */
  readonly version: string;
}

/** Offers VS Code an MCP server for each connection of this window. VS Code finds a server again by its label. */
export class McpServers
  implements vscode.McpServerDefinitionProvider<vscode.McpHttpServerDefinition>, Disposable
{
  readonly #version: string;
  readonly #endpoints: McpEndpoints;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listening: Disposable;
  readonly onDidChangeMcpServerDefinitions = this.#changed.event;

  constructor({ version, ...parts }: McpServersParts) {
    this.#version = version;
    this.#endpoints = new McpEndpoints(parts);
    this.#listening = parts.connections.onDidChange(() => this.#changed.fire());
  }

  /** Asked eagerly and often: constant while the connections are. */
  provideMcpServerDefinitions(): vscode.McpHttpServerDefinition[] {
    return this.#endpoints.labels().map((label) => this.#definition(label, PLACEHOLDER, {}));
  }

  /** Asked at every start of a server, sometimes twice. */
  async resolveMcpServerDefinition({
    label,
  }: Pick<vscode.McpHttpServerDefinition, 'label'>): Promise<vscode.McpHttpServerDefinition> {
    const { uri, headers } = await this.#endpoints.of(label);
    return this.#definition(label, uri, headers);
  }

  async dispose(): Promise<void> {
    this.#listening.dispose();
    this.#changed.dispose();
    await this.#endpoints.dispose();
  }

  #definition(label: string, uri: string, headers: Record<string, string>): vscode.McpHttpServerDefinition {
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
