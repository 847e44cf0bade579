import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { systemClock } from '../common/clock.ts';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { asProblem } from '../common/problem.ts';
import { listed, TOOLS } from './catalogue.ts';
import { refusal } from './guard.ts';
import { choosePlace, leavePlace } from './place.ts';
import type { Place } from './place.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';
import type { OnProblem } from './run-tool.ts';
import { createServer } from './server.ts';
import type { ServerParts } from './server.ts';
import { Sessions } from './sessions.ts';
import type { Tool } from './tool.ts';

/** More connections than any window has: a flood of them may not use up the files that a process may open. */
export const MOST_CONNECTIONS = 256;

/** How long a request may take to arrive, in milliseconds. Its answer may take as long as a person does. */
interface Arrival {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often it is looked. */
  readonly checkEveryMs: number;
}

const ARRIVAL: Arrival = { headersMs: 10_000, requestMs: 30_000, checkEveryMs: 5_000 };

export interface EndpointParts {
  /** Makes the server of one session. */
  readonly newServer: () => McpServer;
  readonly onProblem: OnProblem;
  /** The machine's own when left out. */
  readonly clock?: Clock;
  readonly arrival?: Arrival;
  /** Folders to make the socket's folder in, the first one that will do; the system's own when left out. */
  readonly bases?: readonly string[];
}

/**
 * Where VS Code reaches the tools: a Unix socket in a folder of its own (0700), or a Windows named pipe. No
 * network port, so no web page and no other machine can reach it; the token keeps other local programs out.
 */
export class McpEndpoint implements Disposable {
  /** As VS Code's MCP client takes it. */
  readonly uri: string;
  readonly headers: Record<string, string>;
  /** What the headers let in with. */
  readonly token: string;
  readonly #server: Server;
  readonly #sessions: Sessions;
  readonly #place: Place;

  private constructor(place: Place, token: string, server: Server, sessions: Sessions) {
    this.uri = place.uri;
    this.token = token;
    this.headers = { Authorization: `Bearer ${token}` };
    this.#server = server;
    this.#sessions = sessions;
    this.#place = place;
  }

  /**
   * Starts listening for the product's own server.
   * @param offered the tools that it lists and runs
   */
  static open(parts: Omit<ServerParts, 'tools'>, offered: readonly Tool[] = TOOLS): Promise<McpEndpoint> {
    const tools = offered.map(listed);
    return McpEndpoint.serve({ ...parts, newServer: () => createServer({ ...parts, tools }) });
  }

  /** Starts listening. */
  static async serve(parts: EndpointParts): Promise<McpEndpoint> {
    const { newServer, onProblem, clock = systemClock, arrival = ARRIVAL, bases } = parts;
    const token = randomBytes(32).toString('base64url');
    const sessions = new Sessions({ newServer, onProblem, clock });
    const options = {
      headersTimeout: arrival.headersMs,
      requestTimeout: arrival.requestMs,
      connectionsCheckingInterval: arrival.checkEveryMs,
      // Idle connections are the client's to close: closed here, one could meet a call that is on its way.
      keepAliveTimeout: 0,
    };
    const server = createHttpServer(options, (request, response) => {
      answer(request, response, token, sessions).catch((error: unknown) => {
        // A client that left in mid-sentence is no fault, and nobody to answer.
        if (!request.complete) return void response.destroy();
        onProblem('endpoint', asProblem(error), error);
        if (response.headersSent) response.destroy();
        else refuse(response, 500);
      });
    });
    server.maxConnections = MOST_CONNECTIONS;
    const place = await choosePlace(process.platform, bases);
    try {
      await listen(server, place);
    } catch (error) {
      await leavePlace(place);
      throw error;
    }
    return new McpEndpoint(place, token, server, sessions);
  }

  async dispose(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#sessions.closeAll();
    this.#server.closeAllConnections();
    await closed;
    await leavePlace(this.#place);
  }
}

async function listen(server: Server, place: Place): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.path, resolve);
  });
  if (place.folder !== undefined) await chmod(place.path, 0o600);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  sessions: Sessions,
): Promise<void> {
  const refused = refusal(request, token);
  if (refused !== undefined) {
    refuse(response, refused);
    return;
  }
  if (request.method !== 'POST') return sessions.handle(request, response);
  const body = await readBody(request);
  if ('status' in body) {
    refuse(response, body.status);
    return;
  }
  return sessions.handle(request, response, body.json);
}
