import type { IncomingMessage, ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import type { Clock } from '../common/clock.ts';
import { asProblem } from '../common/problem.ts';
import { refuse } from './refuse.ts';
import type { OnProblem } from './run-tool.ts';
import { Session } from './session.ts';

/** More sessions than any window has. */
export const MOST_SESSIONS = 32;

export interface SessionsParts {
  /** Makes the server of one session. */
  readonly newServer: () => McpServer;
  readonly clock: Clock;
  readonly onProblem: OnProblem;
}

/** One MCP server and one transport per session, so that no answer can reach another client. */
export class Sessions {
  readonly #parts: SessionsParts;
  /** The one unused for longest first. */
  readonly #open = new Map<string, Session>();
  #ended = false;

  constructor(parts: SessionsParts) {
    this.#parts = parts;
  }

  /** Answers one request that the guard let through. An unknown session is 404: the client starts a new one. */
  async handle(request: IncomingMessage, response: ServerResponse, json?: unknown): Promise<void> {
    // Nobody is there any more to be answered, or to wait for a person.
    if (response.destroyed) return;
    const id = request.headers['mcp-session-id'];
    if (id === undefined) return this.#begin(request, response, json);
    const session = typeof id === 'string' ? this.#open.get(id) : undefined;
    if (session === undefined) {
      refuse(response, 404);
      return;
    }
    this.#open.delete(session.id);
    this.#open.set(session.id, session);
    await session.handle(request, response, json);
  }

  async closeAll(): Promise<void> {
    this.#ended = true;
    const sessions = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(sessions.map((session) => session.dispose()));
  }

  async #begin(request: IncomingMessage, response: ServerResponse, json: unknown): Promise<void> {
    if (!isInitializeRequest(json)) {
      refuse(response, 400);
      return;
    }
    if (this.#ended || !this.#hasRoom()) {
      refuse(response, 503);
      return;
    }
    const { newServer, clock } = this.#parts;
    const session: Session = new Session({
      server: newServer(),
      clock,
      onEnd: () => this.#end(session),
    });
    this.#open.set(session.id, session);
    await session.handle(request, response, json);
  }

  /** Makes room by ending the session that is idle for longest, never one that somebody is on. */
  #hasRoom(): boolean {
    if (this.#open.size < MOST_SESSIONS) return true;
    const oldest = [...this.#open.values()].find(({ isIdle }) => isIdle);
    if (oldest !== undefined) this.#end(oldest);
    return oldest !== undefined;
  }

  #end(session: Session): void {
    this.#open.delete(session.id);
    session.dispose().catch((error: unknown) => {
      this.#parts.onProblem('endpoint', asProblem(error), error);
    });
  }
}
