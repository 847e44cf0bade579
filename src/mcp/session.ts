import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { cancelOnHangUp, endCancelledStream } from './caller-left.ts';

/** A session on which nobody was for so long ends (milliseconds). A client that comes back begins a new one. */
export const IDLE_MS = 60 * 60_000;

interface SessionParts {
  readonly server: McpServer;
  readonly clock: Clock;
  /** Is told once that the client ended the session, or that nobody came any more. */
  readonly onEnd: () => void;
}

/** One client's MCP server and its transport. It lives while somebody is on the line, and an hour longer. */
export class Session implements Disposable {
  readonly id = randomUUID();
  readonly #parts: SessionParts;
  readonly #transport: StreamableHTTPServerTransport;
  #ready: Promise<void> | undefined;
  #onTheLine = 0;
  #expiry: Disposable | undefined;
  #ended = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => this.id,
      onsessionclosed: () => parts.onEnd(),
    });
  }

  /** Whether no call waits for its answer and no back channel is open. */
  get isIdle(): boolean {
    return this.#onTheLine === 0;
  }

  /** Answers one request. */
  async handle(request: IncomingMessage, response: ServerResponse, json?: unknown): Promise<void> {
    this.#pickUp(response);
    cancelOnHangUp(this.#transport, json, response);
    await (this.#ready ??= this.#parts.server.connect(this.#transport));
    await this.#transport.handleRequest(request, response, json);
    endCancelledStream(this.#transport, json);
    // Its first message began no session after all.
    if (this.#transport.sessionId === undefined) this.#parts.onEnd();
  }

  /** Ends all that is under way as if its callers had left. */
  async dispose(): Promise<void> {
    this.#ended = true;
    this.#expiry?.dispose();
    await this.#transport.close();
  }

  #pickUp(response: ServerResponse): void {
    this.#onTheLine += 1;
    this.#expiry?.dispose();
    response.once('close', () => {
      this.#onTheLine -= 1;
      if (this.isIdle && !this.#ended) this.#expiry = this.#parts.clock.after(IDLE_MS, this.#parts.onEnd);
    });
  }
}
