import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { cancelOnHangUp, endCancelledStreams } from './caller-left.ts';
import { createServer } from './server.ts';
import type { ServerParts } from './server.ts';

/** More sessions than any window has; the one unused for longest ends when there are more. */
export const MOST_SESSIONS = 32;

/** One MCP server and one transport per session, so that no answer can reach another client. */
export class Sessions {
  readonly #parts: ServerParts;
  /** The one unused for longest first. */
  readonly #open = new Map<string, StreamableHTTPServerTransport>();

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  /** Answers one request that the guard let through. An unknown session is 404: the client starts a new one. */
  async handle(request: IncomingMessage, response: ServerResponse, json?: unknown): Promise<void> {
    const id = request.headers['mcp-session-id'];
    if (id === undefined) {
      if (!isInitializeRequest(json)) {
        refuse(response, 400);
        return;
      }
      const transport = await this.#start();
      return transport.handleRequest(request, response, json);
    }
    const transport = typeof id === 'string' ? this.#open.get(id) : undefined;
    if (typeof id !== 'string' || transport === undefined) {
      refuse(response, 404);
      return;
    }
    this.#open.delete(id);
    this.#open.set(id, transport);
    cancelOnHangUp(transport, json, response);
    await transport.handleRequest(request, response, json);
    endCancelledStreams(transport, json);
  }

  async closeAll(): Promise<void> {
    const transports = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(transports.map((transport) => transport.close()));
  }

  async #start(): Promise<StreamableHTTPServerTransport> {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: async (id) => {
        this.#open.set(id, transport);
        const [oldest] = this.#open;
        if (this.#open.size > MOST_SESSIONS && oldest !== undefined) {
          this.#open.delete(oldest[0]);
          await oldest[1].close();
        }
      },
      onsessionclosed: (id) => void this.#open.delete(id),
    });
    await createServer(this.#parts).connect(transport);
    return transport;
  }
}

/** Refuses a request without a word more than its status. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0', connection: 'close' }).end();
}
