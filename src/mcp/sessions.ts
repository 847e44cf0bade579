import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { createServer } from './server.ts';
import type { ServerParts } from './server.ts';

/** More sessions than any window has; the oldest ends when there are more. */
const MOST_SESSIONS = 32;

/** One MCP server and one transport per session, so that no answer can reach another client. */
export class Sessions {
  readonly #parts: ServerParts;
  readonly #open = new Map<string, StreamableHTTPServerTransport>();

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  /** Answers one request that the guard let through. An unknown session is 404: the client starts a new one. */
  async handle(request: IncomingMessage, response: ServerResponse, json?: unknown): Promise<void> {
    const id = request.headers['mcp-session-id'];
    const known = typeof id === 'string' ? this.#open.get(id) : undefined;
    if (known !== undefined) return known.handleRequest(request, response, json);
    if (id !== undefined) return refuse(response, 404);
    if (!isInitializeRequest(json)) return refuse(response, 400);
    const transport = await this.#start();
    await transport.handleRequest(request, response, json);
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
