import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { McpEndpoint } from '../../src/mcp/endpoint.ts';

/** Where an endpoint listens, read from its address as VS Code reads it. */
export function socketOf({ uri }: Pick<McpEndpoint, 'uri'>): string {
  return decodeURIComponent(new URL(uri).pathname);
}

interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** What a program that knows HTTP and nothing else gets back. The stream of an answer may still be open. */
export function raw(
  endpoint: McpEndpoint,
  { method = 'POST', path = '/mcp', headers = {}, body }: RawRequest,
) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const options = { socketPath: socketOf(endpoint), agent: false, method, path, headers };
    request(options, resolve).once('error', reject).end(body);
  });
}

/** The headers of a client that is let in. */
export function properHeaders(endpoint: McpEndpoint, session?: string): Record<string, string> {
  return {
    ...endpoint.headers,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(session === undefined ? {} : { 'mcp-session-id': session }),
  };
}

export const INITIALIZE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'Visual Studio Code', version: '1.139.1' },
  },
});

/** Begins a session by hand and gives its id. */
export async function rawSession(endpoint: McpEndpoint): Promise<string> {
  const answer = await raw(endpoint, { headers: properHeaders(endpoint), body: INITIALIZE });
  await text(answer);
  const id = answer.headers['mcp-session-id'];
  if (typeof id !== 'string') throw new Error(`No session: ${String(answer.statusCode)}`);
  return id;
}

function overSocket(socketPath: string): FetchLike {
  return (url, init = {}) =>
    new Promise((resolve, reject) => {
      const headers = Object.fromEntries(new Headers(init.headers));
      const path = new URL(url).pathname;
      const options = { socketPath, path, method: init.method ?? 'GET', headers };
      const sent = request(init.signal ? { ...options, signal: init.signal } : options, (incoming) => {
        const status = incoming.statusCode ?? 500;
        const given = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]);
        resolve(new Response(Readable.toWeb(incoming), { status, headers: given }));
      });
      sent.once('error', reject);
      sent.end(typeof init.body === 'string' ? init.body : undefined);
    });
}

/** An agent's client: the SDK's own, over the real socket. */
export class McpCaller {
  readonly client: Client;
  readonly transport: StreamableHTTPClientTransport;

  private constructor(client: Client, transport: StreamableHTTPClientTransport) {
    this.client = client;
    this.transport = transport;
  }

  static async connect(
    endpoint: Pick<McpEndpoint, 'uri' | 'headers'>,
    name = 'Visual Studio Code',
  ): Promise<McpCaller> {
    const client = new Client({ name, version: '1.139.1' });
    const transport = new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), {
      fetch: overSocket(socketOf(endpoint)),
      requestInit: { headers: endpoint.headers },
    });
    await client.connect(transport);
    return new McpCaller(client, transport);
  }

  /** Calls a tool. The client checks a structured answer against the tool's own schema. */
  async call(
    name: string,
    args: Record<string, unknown>,
    options: {
      signal?: AbortSignal;
      onprogress?: (progress: { progress: number; message?: string }) => void;
    } = {},
  ): Promise<CallToolResult> {
    return CallToolResultSchema.parse(
      await this.client.callTool({ name, arguments: args }, undefined, { timeout: 60_000, ...options }),
    );
  }

  /** Calls a tool that has to succeed, and gives what VS Code gives its model. */
  async answer(name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
    const result = await this.call(name, args);
    if (result.isError === true || result.structuredContent === undefined) {
      throw new Error(`${name} failed: ${textOf(result)}`);
    }
    return result.structuredContent;
  }

  /** Calls a tool that has to fail, and gives what the model reads. */
  async failure(name: string, args: Record<string, unknown>): Promise<string> {
    const result = await this.call(name, args);
    if (result.isError !== true) throw new Error(`${name} succeeded: ${textOf(result)}`);
    if (result.structuredContent !== undefined) throw new Error('An error must be told as text.');
    return textOf(result);
  }
}

/** The text of an answer. */
export function textOf(result: CallToolResult): string {
  return result.content.map((part) => (part.type === 'text' ? part.text : `[${part.type}]`)).join('\n');
}
